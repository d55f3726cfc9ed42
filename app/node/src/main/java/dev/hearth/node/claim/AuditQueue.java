package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is to be audited in order: whose update makes its own text worse comes first, and
 * before all whose update does not even read. A look costs little beside an audit.
 */
record AuditQueue(Fetching fetching, FirstLook firstLook, BlobStore content) {
  private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

  private record Looked(Assigned assigned, double worsening) {}

  /** Without what cannot be had now. */
  List<Assigned> ordered(List<Assigned> assigned) throws InterruptedException {
    List<Looked> looked = new ArrayList<>();
    for (Assigned each : assigned) {
      worsening(each).ifPresent(worsening -> looked.add(new Looked(each, worsening)));
    }
    looked.sort(Comparator.comparingDouble(Looked::worsening).reversed());
    return looked.stream().map(Looked::assigned).toList();
  }

  private OptionalDouble worsening(Assigned assigned) throws InterruptedException {
    try {
      fetching.fetch(assigned.file(), assigned.index());
    } catch (IOException e) {
      LOG.info("Lease {} is audited later: {}", assigned.lease().brief(), e.getMessage());
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(firstLook.worsening(assigned.file(), assigned.index(), content));
    } catch (IOException e) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
  }
}
