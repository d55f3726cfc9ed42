package dev.hearth.node.provider;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which of the jobs there are comes first: the one that pays best for its work, a parameter trained
 * on a token; among those that pay alike, the one that had its turn the longest ago. A job whose
 * submitter did not answer waits until another had a turn. What pays in a token nobody has put a
 * worth to comes last. One thread's.
 */
final class Preference implements Comparator<JobSpec> {
  private final Map<Hash, Integer> turns = new HashMap<>();
  private final Set<Hash> unanswered = new HashSet<>();
  private final Function<JobSpec, Wei> worth;

  /**
   * @param worth of a lease's pay, in coin
   */
  Preference(Function<JobSpec, Wei> worth) {
    this.worth = worth;
  }

  @Override
  public int compare(JobSpec one, JobSpec other) {
    int byAnswer = Boolean.compare(unanswered.contains(one.id()), unanswered.contains(other.id()));
    if (byAnswer != 0) {
      return byAnswer;
    }
    int byPay = pay(other).multiply(work(one)).compareTo(pay(one).multiply(work(other)));
    return byPay != 0 ? byPay : Integer.compare(turn(one), turn(other));
  }

  /** The job had its turn for nothing. */
  void unanswered(JobSpec job) {
    unanswered.add(job.id());
  }

  /** The job has its turn now. */
  void chosen(JobSpec job) {
    if (!unanswered.contains(job.id())) {
      unanswered.clear();
    }
    turns.put(job.id(), turns.values().stream().mapToInt(turn -> turn).max().orElse(0) + 1);
  }

  private int turn(JobSpec job) {
    return turns.getOrDefault(job.id(), 0);
  }

  private BigInteger pay(JobSpec job) {
    return worth.apply(job).amount();
  }

  private static BigInteger work(JobSpec job) {
    long steps = (long) job.hyperparameters().steps() * job.hyperparameters().batch();
    return BigInteger.valueOf(job.model().parameters())
        .multiply(BigInteger.valueOf(steps))
        .multiply(BigInteger.valueOf(job.model().context()));
  }
}
