package dev.hearth.wallet.keys;

/** What a wallet file keeps: the words that everything follows from, or one key from elsewhere. */
public sealed interface WalletSecret permits SeedPhrase, ImportedKey {

  /** The key that owns the money. */
  WalletKey walletKey();
}
