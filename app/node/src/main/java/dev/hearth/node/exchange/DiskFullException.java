package dev.hearth.node.exchange;

import dev.hearth.node.store.BlobOutcome;
import java.io.IOException;

/** Carries a full disk through the host's fetch, which knows only of I/O that fails. */
final class DiskFullException extends IOException {
  private static final long serialVersionUID = 1L;
  private final transient BlobOutcome.DiskFull outcome;

  DiskFullException(BlobOutcome.DiskFull outcome) {
    super(outcome.sentence());
    this.outcome = outcome;
  }

  BlobOutcome.DiskFull outcome() {
    return outcome;
  }
}
