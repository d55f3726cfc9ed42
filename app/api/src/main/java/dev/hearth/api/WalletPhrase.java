package dev.hearth.api;

/** The twelve words in order, separated by spaces. */
public record WalletPhrase(String words) {

  @Override
  public String toString() {
    return "WalletPhrase[]";
  }
}
