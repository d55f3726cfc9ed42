package dev.hearth.node.submit;

import dev.hearth.api.JobView;
import dev.hearth.node.store.NodeStore;
import java.util.List;

/** The jobs of this node's own as they rest in the store while no network is joined. */
public final class StoredJobs {
  private StoredJobs() {}

  /** Oldest first. */
  public static List<JobView> views(NodeStore store) {
    return store.ownJobs().all().stream()
        .map(job -> view(store, new JobRecords(store.ownJobs(), job)))
        .toList();
  }

  private static JobView view(NodeStore store, JobRecords records) {
    return JobViews.of(records, List.of(), "", PlantViews.of(store, records))
        .told(store.denominations().of(records.spec()));
  }
}
