package dev.hearth.api;

/**
 * Guards the wallet with a passphrase (the old one, empty at first, has to be given), or restores
 * another wallet from its words.
 */
public record WalletCreation(String old, String passphrase, String phrase) {

  @Override
  public String toString() {
    return "WalletCreation[]";
  }
}
