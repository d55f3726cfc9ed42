package dev.hearth.api;

/** Guards the wallet's keys; stays out of any text form. */
public record Passphrase(String value) {

  @Override
  public String toString() {
    return "Passphrase[]";
  }
}
