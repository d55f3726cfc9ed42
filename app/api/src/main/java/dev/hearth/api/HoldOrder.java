package dev.hearth.api;

/**
 * Up to how much, in wei, this machine's bond is filled by pay before any is sent; 0 to have all
 * sent. And the passphrase for the wallet's word.
 */
public record HoldOrder(String wei, String passphrase) {

  @Override
  public String toString() {
    return "HoldOrder[" + wei + "]";
  }
}
