package dev.hearth.api.rpc;

/**
 * The other side refused, in words for a person: what happened and why (the message), what to do
 * (the advice), and a short code to look up.
 */
public final class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final String advice;

  public RpcException(String code, String message, String advice) {
    super(message);
    this.code = code;
    this.advice = advice;
  }

  public String code() {
    return code;
  }

  /** What to do next; empty when there is nothing. */
  public String advice() {
    return advice;
  }
}
