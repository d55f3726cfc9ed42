package dev.hearth.node.lease;

import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.Leases;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.audit.PlantCode;
import java.util.List;

/** The leases of this node's own that it planted a root in. */
public record PlantedLeases(Leases leases) {

  public List<LeaseRecord> of(PlantCode code) {
    return leases.ofJob(code.job()).stream()
        .filter(lease -> lease.commitment().filter(signed -> isPlanted(code, signed)).isPresent())
        .toList();
  }

  private static boolean isPlanted(PlantCode code, Signed signed) {
    try {
      return code.place(Commitment.decode(signed.body().toArray())).isPresent();
    } catch (MalformedException e) {
      throw new IllegalStateException("our own commitment", e);
    }
  }
}
