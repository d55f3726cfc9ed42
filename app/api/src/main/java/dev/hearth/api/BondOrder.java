package dev.hearth.api;

/**
 * How much this machine's claims may put at stake more, in wei, and the passphrase for it.
 *
 * @param token whose smallest units are meant instead, for jobs in it; empty or null for coin
 */
public record BondOrder(String wei, String passphrase, String token) {

  public BondOrder {
    token = token == null ? "" : token;
  }

  /** In coin. */
  public BondOrder(String wei, String passphrase) {
    this(wei, passphrase, "");
  }

  @Override
  public String toString() {
    return "BondOrder[" + wei + "]";
  }
}
