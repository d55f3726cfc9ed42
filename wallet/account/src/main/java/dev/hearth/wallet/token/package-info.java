/** ERC-20 tokens, as their owner sees them. */
package dev.hearth.wallet.token;
