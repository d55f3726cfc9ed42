package dev.hearth.node.claim;

import dev.hearth.protocol.BlobId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * How much a keeper takes upon itself, in bytes. What it checks it has in memory, a blob at a time.
 *
 * @param blob the largest
 * @param claim all of one claim
 * @param all of every claim together
 */
public record KeeperLimits(long blob, long claim, long all) {
  public static final KeeperLimits DEFAULT = new KeeperLimits(64L << 20, 1L << 30, 8L << 30);

  boolean allow(ClaimFile file, Collection<BlobId> kept) {
    Set<BlobId> wanted = file.content();
    Set<BlobId> together = new HashSet<>(kept);
    together.addAll(wanted);
    return wanted.stream().allMatch(id -> id.size() <= blob)
        && sum(wanted) <= claim
        && sum(together) <= all;
  }

  private static long sum(Collection<BlobId> blobs) {
    return blobs.stream().mapToLong(BlobId::size).sum();
  }
}
