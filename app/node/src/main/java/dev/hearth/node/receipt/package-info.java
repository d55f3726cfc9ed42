/**
 * What a provider can show of a lease that it was paid for: one file with what its submitter and it
 * signed, from which anybody can train the lease again.
 */
package dev.hearth.node.receipt;
