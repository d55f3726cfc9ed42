/** Recursive length prefix, Ethereum's encoding of bytes and lists (Yellow Paper, appendix B). */
package dev.hearth.wallet.practice.rlp;
