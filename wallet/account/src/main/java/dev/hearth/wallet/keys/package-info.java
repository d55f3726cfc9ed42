/** Keys and where they are kept: the phrase, the wallet key, a machine's node key. */
package dev.hearth.wallet.keys;
