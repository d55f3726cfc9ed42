package dev.hearth.node.submit;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.nio.ByteBuffer;

/**
 * Draws the leases to audit by H(secret, commitment): nobody can tell beforehand which, and nobody
 * can choose afterwards, the submitter included.
 */
record AuditLottery(Bytes secret, int perMillion) {
  private static final int MILLION = 1_000_000;

  boolean draws(Hash commitmentRoot) {
    return Long.remainderUnsigned(lots(commitmentRoot).getLong(), MILLION) < perMillion;
  }

  /** A second lot, of half of them. */
  boolean drawsHalf(Hash commitmentRoot) {
    return (lots(commitmentRoot).get(Hash.SIZE - 1) & 1) == 0;
  }

  private ByteBuffer lots(Hash commitmentRoot) {
    return ByteBuffer.wrap(Hash.sha256(secret.toArray(), commitmentRoot.toArray()).toArray());
  }
}
