package dev.hearth.api;

/**
 * Up to how much, in wei, this machine's bond is filled by pay before any is sent; 0 to have all
 * sent. And the passphrase for the wallet's word.
 *
 * @param token whose smallest units are meant instead, for pay in it; empty or null for coin
 */
public record HoldOrder(String wei, String passphrase, String token) {

  public HoldOrder {
    token = token == null ? "" : token;
  }

  /** In coin. */
  public HoldOrder(String wei, String passphrase) {
    this(wei, passphrase, "");
  }

  @Override
  public String toString() {
    return "HoldOrder[" + wei + "]";
  }
}
