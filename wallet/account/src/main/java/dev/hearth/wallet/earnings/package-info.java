/** What this machine earned: receipts, payouts and three figures. Pure; the node keeps the rows. */
package dev.hearth.wallet.earnings;
