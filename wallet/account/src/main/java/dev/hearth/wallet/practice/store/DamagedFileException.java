package dev.hearth.wallet.practice.store;

import java.io.IOException;

/** Bytes changed in the middle of a record file; cutting there would lose what follows. */
public final class DamagedFileException extends IOException {
  DamagedFileException(long at) {
    super("it is damaged at byte " + at + " with more behind it, which no crash does");
  }
}
