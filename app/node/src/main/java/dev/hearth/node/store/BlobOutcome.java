package dev.hearth.node.store;

import dev.hearth.protocol.BlobId;

/** How keeping content ended. */
public sealed interface BlobOutcome {
  /** It is there, whole and checked. */
  record Stored(BlobId id) implements BlobOutcome {}

  /** There is no room for it; what had arrived is kept and goes on from there. */
  record DiskFull(long missing) implements BlobOutcome {
    private static final long MIB = 1 << 20;

    public String sentence() {
      return "The disk is full: "
          + (missing + MIB - 1) / MIB
          + " MiB more are needed. Free some space; nothing is lost and the work goes on by itself.";
    }
  }

  /** What arrived is not what its name says; it was thrown away. */
  record WrongContent(BlobId wanted) implements BlobOutcome {}
}
