/**
 * A chain reached by JSON-RPC: balances, calls and transactions, with outcomes instead of
 * surprises.
 */
package dev.hearth.wallet.chain;
