/**
 * Blocks of one transaction each on top of the machine, and {@link
 * dev.hearth.wallet.practice.chain.PracticeChain}, which keeps them across restarts.
 */
package dev.hearth.wallet.practice.chain;
