package dev.hearth.api;

/** The text that another machine of the owner's showed, and its code. */
public record PairingAnswer(String text, String code) {

  @Override
  public String toString() {
    return "PairingAnswer[]";
  }
}
