package dev.hearth.node.provider;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of the jobs there are comes first: the one that pays best for its work, a parameter trained
 * on a token; among those that pay alike, the one that had its turn the longest ago. One thread's.
 */
final class Preference implements Comparator<JobSpec> {
  private final Map<Hash, Integer> turns = new HashMap<>();

  @Override
  public int compare(JobSpec one, JobSpec other) {
    int byPay = pay(other).multiply(work(one)).compareTo(pay(one).multiply(work(other)));
    return byPay != 0 ? byPay : Integer.compare(turn(one), turn(other));
  }

  /** The job has its turn now. */
  void chosen(JobSpec job) {
    turns.put(job.id(), turns.values().stream().mapToInt(turn -> turn).max().orElse(0) + 1);
  }

  private int turn(JobSpec job) {
    return turns.getOrDefault(job.id(), 0);
  }

  private static BigInteger pay(JobSpec job) {
    return job.price().amount();
  }

  private static BigInteger work(JobSpec job) {
    long steps = (long) job.hyperparameters().steps() * job.hyperparameters().batch();
    return BigInteger.valueOf(job.model().parameters())
        .multiply(BigInteger.valueOf(steps))
        .multiply(BigInteger.valueOf(job.model().context()));
  }
}
