/**
 * What the owner is told without asking: the first earning, a payout, a device that may no longer
 * earn; each once. Which of it is new is a pure function.
 */
package dev.hearth.node.notify;
