/** The court contract, as a client sees it. Says how moves are sent, not which to make. */
package dev.hearth.wallet.court;
