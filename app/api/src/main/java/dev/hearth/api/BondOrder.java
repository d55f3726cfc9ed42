package dev.hearth.api;

/** How much this machine's claims may put at stake more, in wei, and the passphrase for it. */
public record BondOrder(String wei, String passphrase) {

  @Override
  public String toString() {
    return "BondOrder[" + wei + "]";
  }
}
