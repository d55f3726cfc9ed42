/**
 * The Ethereum virtual machine of the Cancun rules, for the practice chain: world state with a
 * journal, frames, opcodes by group, gas, and the precompiles that contracts of this house need.
 * Sources: the Yellow Paper and the EIPs named beside each rule. Nothing here is thread-safe.
 */
package dev.hearth.wallet.practice.evm;
