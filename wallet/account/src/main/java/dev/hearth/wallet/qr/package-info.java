/** Short texts as squares for a camera. */
package dev.hearth.wallet.qr;
