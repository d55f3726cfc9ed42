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
        .map(
            job ->
                JobViews.of(new JobRecords(store.ownJobs(), job), List.of(), "")
                    .told(store.denominations().of(job.spec())))
        .toList();
  }
}
