package dev.hearth.wallet.practice.chain;

import java.io.IOException;

/** Bytes that are not a signed transaction of a kind this chain knows. */
public final class MalformedTransactionException extends IOException {
  MalformedTransactionException(String what) {
    super(what);
  }
}
