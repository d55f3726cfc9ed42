package dev.hearth.wallet.chain;

import java.io.IOException;

/**
 * The connection ended before the whole answer was there. A server may close one that it finds idle
 * at the moment a question is sent on it (RFC 9112, section 9.5).
 */
final class UnansweredException extends IOException {
  private static final long serialVersionUID = 1;

  UnansweredException(String message, IOException cause) {
    super(message, cause);
  }
}
