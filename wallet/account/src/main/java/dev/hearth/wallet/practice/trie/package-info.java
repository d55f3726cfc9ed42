/** The Merkle Patricia trie, whose root names a state (Yellow Paper, appendix D). */
package dev.hearth.wallet.practice.trie;
