package dev.hearth.api;

/** A payment and the passphrase that allows it. */
public record PaymentOrder(PaymentRequest payment, String passphrase) {

  @Override
  public String toString() {
    return "PaymentOrder[" + payment + "]";
  }
}
