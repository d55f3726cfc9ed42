/** The escrow contract of jobs, as a client sees it. */
package dev.hearth.wallet.escrow;
