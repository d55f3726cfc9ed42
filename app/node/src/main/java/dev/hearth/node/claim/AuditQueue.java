package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is to be audited in order: whose update makes its own text worse comes first, and
 * before all whose update does not even read. A look costs little beside an audit, and each lease
 * has one. Not for concurrent use.
 */
final class AuditQueue {
  private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

  private record Looked(Assigned assigned, double worsening) {}

  private final Fetching fetching;
  private final FirstLook firstLook;
  private final BlobStore content;
  private final BooleanSupplier spare;
  private final Map<Hash, Double> known = new HashMap<>();

  /**
   * @param spare whether this machine may compute for others now; asked before each look
   */
  AuditQueue(Fetching fetching, FirstLook firstLook, BlobStore content, BooleanSupplier spare) {
    this.fetching = fetching;
    this.firstLook = firstLook;
    this.content = content;
    this.spare = spare;
  }

  /** Without what cannot be had now; nothing once the machine is not to be used. */
  List<Assigned> ordered(List<Assigned> assigned) throws InterruptedException {
    List<Looked> looked = new ArrayList<>();
    for (Assigned each : assigned) {
      if (!spare.getAsBoolean()) {
        return List.of();
      }
      worsening(each).ifPresent(worsening -> looked.add(new Looked(each, worsening)));
    }
    looked.sort(Comparator.comparingDouble(Looked::worsening).reversed());
    return looked.stream().map(Looked::assigned).toList();
  }

  private OptionalDouble worsening(Assigned assigned) throws InterruptedException {
    try {
      fetching.fetch(assigned.file(), assigned.index());
    } catch (IOException | RuntimeException e) {
      LOG.info("Lease {} is audited later: {}", assigned.lease().brief(), e.getMessage());
      return OptionalDouble.empty();
    }
    // The same lease may be in two claims with two updates.
    Hash key = Hash.keccak256(assigned.file().id().toArray(), assigned.lease().toArray());
    Double before = known.get(key);
    double worsening = before == null ? look(assigned) : before;
    known.put(key, worsening);
    return OptionalDouble.of(worsening);
  }

  private double look(Assigned assigned) throws InterruptedException {
    try {
      return firstLook.worsening(assigned.file(), assigned.index(), content);
    } catch (IOException | RuntimeException e) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
