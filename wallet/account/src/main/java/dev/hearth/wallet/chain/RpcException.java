package dev.hearth.wallet.chain;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The chain understood a request and answered with a JSON-RPC error. */
final class RpcException extends IOException {
  private static final int METHOD_NOT_FOUND = -32601;

  /** In what nodes say to who asks too often, whose codes are those of too large a question. */
  private static final List<String> TOO_OFTEN =
      List.of("rate limit", "too many requests", "request count", "requests per", "compute units");

  private final int code;
  private final String data;

  RpcException(int code, String message, String data) {
    super(message);
    this.code = code;
    this.data = data;
  }

  /** The revert data, or null. */
  String data() {
    return data;
  }

  boolean isRevert() {
    return hasData() || mentions("revert");
  }

  /** Whether another question would fare no better: it is not offered, or asked for too often. */
  boolean isAboutTheAsker() {
    return code == METHOD_NOT_FOUND || TOO_OFTEN.stream().anyMatch(this::mentions);
  }

  boolean mentions(String word) {
    return getMessage().toLowerCase(Locale.ROOT).contains(word);
  }

  private boolean hasData() {
    return data != null && data.startsWith("0x");
  }
}
