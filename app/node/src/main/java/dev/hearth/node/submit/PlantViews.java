package dev.hearth.node.submit;

import dev.hearth.api.PlantView;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnPlant;
import dev.hearth.protocol.Lease;
import java.util.List;
import java.util.Optional;

/** The wrong roots that were planted in a job, as its owner sees them. */
final class PlantViews {
  private PlantViews() {}

  /** In the order their leases were granted. */
  static List<PlantView> of(NodeStore store, JobRecords records) {
    return records.leases().stream()
        .filter(lease -> lease.is(GrantedLease.Phase.PLANTED))
        .map(lease -> view(lease.lease(), store.ownPlants().find(lease.id())))
        .toList();
  }

  private static PlantView view(Lease lease, Optional<OwnPlant> claimed) {
    return new PlantView(
        lease.round() + 1,
        lease.shard() + 1,
        claimed.map(OwnPlant::state).orElse(PlantView.State.PLANTED),
        claimed.map(OwnPlant::note).orElse("It is planted, and not claimed yet."));
  }
}
