/** Ethereum's JSON-RPC, answered from a practice chain (ethereum/execution-apis). */
package dev.hearth.wallet.practice.rpc;
