package dev.hearth.desktop.view;

import dev.hearth.api.JobView;

/** Who checked a job's leases and what that showed, in words. */
final class JobChecks {
  private JobChecks() {}

  /** Empty before the first check. */
  static String of(JobView job) {
    return job.audits() == 0 ? "" : "Checked: " + who(job) + "; " + found(job) + ".";
  }

  private static String who(JobView job) {
    int aided = job.audits() - job.unaided();
    String self = job.own() ? "this machine" : "its submitter";
    if (job.unaided() == 0) {
      return leases(aided) + " by a second peer";
    }
    return aided == 0
        ? leases(job.unaided()) + " by " + self + ", as no other peer could"
        : leases(aided) + " by a second peer, " + job.unaided() + " by " + self;
  }

  private static String found(JobView job) {
    return job.mismatches() == 0 ? "same bits" : leases(job.mismatches()) + " had different bits";
  }

  private static String leases(int count) {
    return count == 1 ? "1 lease" : count + " leases";
  }
}
