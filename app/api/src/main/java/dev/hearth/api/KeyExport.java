package dev.hearth.api;

/** The wallet's passphrase, and the one that the file is to have. */
public record KeyExport(String passphrase, String filePassphrase) {

  @Override
  public String toString() {
    return "KeyExport[]";
  }
}
