package dev.hearth.api;

/**
 * To whom (0x and 40 hexadecimal digits; mixed case is checked for slips), and wei as digits.
 *
 * @param token whose smallest units are paid instead, by its contract; empty or null for coin
 */
public record PaymentRequest(String to, String wei, String token) {

  public PaymentRequest {
    token = token == null ? "" : token;
  }

  /** In coin. */
  public PaymentRequest(String to, String wei) {
    this(to, wei, "");
  }
}
