package dev.hearth.node.forecast;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Preset;
import dev.hearth.training.data.Vocabulary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an hour on a job pays a device. Its speed on the job's model is estimated from the measured
 * one by the parameters that each token passes, which is close while matrix products rule.
 */
public final class PayRate {
  private static final double HOUR = 3600;

  /** What a benchmark trains. */
  private static final ModelShape MEASURED = Preset.TINY.shape(Vocabulary.bytes().size());

  private PayRate() {}

  /**
   * Empty for more than money can be: a stranger may promise anything.
   *
   * @param tokensPerSecond as measured, above 0
   */
  public static Optional<Wei> perHour(JobSpec job, double tokensPerSecond) {
    double speed = speed(job.model(), tokensPerSecond);
    double leases = speed * HOUR / tokensOfALease(job);
    BigDecimal pay = new BigDecimal(job.price().amount()).multiply(BigDecimal.valueOf(leases));
    return Wei.fitting(pay.setScale(0, RoundingMode.DOWN).toBigInteger());
  }

  /** Tokens a second of another model than the one that was measured. */
  public static double speed(ModelShape model, double tokensPerSecond) {
    return tokensPerSecond * MEASURED.parameters() / model.parameters();
  }

  private static double tokensOfALease(JobSpec job) {
    return (double) job.hyperparameters().steps()
        * job.hyperparameters().batch()
        * job.model().context();
  }
}
