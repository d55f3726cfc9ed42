package dev.hearth.node.submit;

import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import java.util.List;

/**
 * All that happened in a job: the job as it was announced, every lease in the order it was granted,
 * every round that is finished, and how many audits were run and found a difference.
 */
public record JobHistory(
    JobSpec job,
    Signed announcement,
    List<GrantedLease> leases,
    List<FinishedRound> rounds,
    int audits,
    int mismatches) {

  static JobHistory of(JobRecords records) {
    Books books = records.books();
    return new JobHistory(
        records.spec(),
        records.job().announcement(),
        records.leases(),
        records.rounds(),
        JobViews.audits(records, books),
        JobViews.mismatches(books));
  }
}
