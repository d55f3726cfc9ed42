package dev.hearth.api;

/** The wallet's passphrase, and which machine the other becomes; null: the next. */
public record PairingRequest(String passphrase, Integer machine) {

  @Override
  public String toString() {
    return "PairingRequest[" + machine + "]";
  }
}
