package dev.hearth.node.store;

import dev.hearth.api.JobView;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.time.Duration;

/**
 * A job of this node's own.
 *
 * @param preset what its plan is called
 * @param secret what audits are drawn by; known to nobody else
 * @param providers how many are waited for before the first lease
 * @param leaseTime how long a provider has for a lease
 * @param deposit what was or, while it is being funded, is to be paid in
 * @param refunded what came back, once it has
 * @param phase where it stands, with a note when that needs a reason
 */
public record OwnJob(
    JobSpec spec,
    Signed announcement,
    String preset,
    Bytes secret,
    int providers,
    Duration leaseTime,
    Wei deposit,
    Wei refunded,
    JobView.Phase phase,
    String note) {

  public Hash id() {
    return spec.id();
  }

  public OwnJob in(JobView.Phase next, String why) {
    return new OwnJob(
        spec, announcement, preset, secret, providers, leaseTime, deposit, refunded, next, why);
  }

  public OwnJob holding(Wei paidIn, Wei paidBack) {
    return new OwnJob(
        spec, announcement, preset, secret, providers, leaseTime, paidIn, paidBack, phase, note);
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "OwnJob[" + id().brief() + ", " + phase + "]";
  }
}
