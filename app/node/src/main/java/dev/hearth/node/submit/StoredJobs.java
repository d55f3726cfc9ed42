package dev.hearth.node.submit;

import dev.hearth.api.JobView;
import dev.hearth.node.store.OwnJobs;
import java.util.List;

/** The jobs of this node's own as they rest in the store while no network is joined. */
public final class StoredJobs {
  private StoredJobs() {}

  /** Oldest first. */
  public static List<JobView> views(OwnJobs store) {
    return store.all().stream()
        .map(job -> JobViews.of(new JobRecords(store, job), List.of(), ""))
        .toList();
  }
}
