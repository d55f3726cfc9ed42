package dev.hearth.api;

/** The text of a key file. */
public record ExportedKey(String file) {

  @Override
  public String toString() {
    return "ExportedKey[]";
  }
}
