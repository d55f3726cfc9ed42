package dev.hearth.wallet.practice.rlp;

import java.io.IOException;

/** Bytes that are not canonical RLP. */
public final class MalformedRlpException extends IOException {
  public MalformedRlpException(String what) {
    super("malformed RLP: " + what);
  }
}
