package dev.hearth.api;

/**
 * The text of a key file and its passphrase; the passphrase of the wallet that is replaced, and the
 * one that guards the new one.
 */
public record KeyImport(String old, String passphrase, String file, String filePassphrase) {

  @Override
  public String toString() {
    return "KeyImport[]";
  }
}
