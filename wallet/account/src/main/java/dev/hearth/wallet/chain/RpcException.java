package dev.hearth.wallet.chain;

import java.io.IOException;
import java.util.Locale;

/** The chain understood a request and answered with a JSON-RPC error. */
final class RpcException extends IOException {
  private final String data;

  RpcException(String message, String data) {
    super(message);
    this.data = data;
  }

  /** The revert data, or null. */
  String data() {
    return data;
  }

  boolean isRevert() {
    return hasData() || mentions("revert");
  }

  boolean mentions(String word) {
    return getMessage().toLowerCase(Locale.ROOT).contains(word);
  }

  private boolean hasData() {
    return data != null && data.startsWith("0x");
  }
}
