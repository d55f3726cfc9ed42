/**
 * Earning: find a job, bid for a lease, see that its money is there, have it trained, be paid. The
 * owner's rules decide what is worth it.
 */
package dev.hearth.node.provider;
