package dev.hearth.api;

/** The passphrase that will guard the keys, and a phrase to restore (empty for a new wallet). */
public record WalletCreation(String passphrase, String phrase) {

  @Override
  public String toString() {
    return "WalletCreation[]";
  }
}
