package dev.hearth.api;

/**
 * Guards the wallet with a passphrase (the old one, empty at first, has to be given), or restores
 * another wallet from its words; with a machine, this one becomes that machine of the words' and is
 * known to peers by its key (the agent starts again for that), without (null) it keeps its node
 * key.
 */
public record WalletCreation(String old, String passphrase, String phrase, Integer machine) {

  @Override
  public String toString() {
    return "WalletCreation[]";
  }
}
