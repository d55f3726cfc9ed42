package dev.hearth.node.forecast;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an hour on a job pays a device. Its speed on the job's model is estimated from the measured
 * one by the parameters that each token passes, which is close while matrix products rule.
 */
public final class PayRate {
  private static final double HOUR = 3600;

  private PayRate() {}

  /**
   * @param measured the model whose training was measured
   * @param tokensPerSecond of that model on the device, above 0
   */
  public static Wei perHour(JobSpec job, ModelShape measured, double tokensPerSecond) {
    double speed = tokensPerSecond * measured.parameters() / job.model().parameters();
    double leases = speed * HOUR / tokensOfALease(job);
    BigDecimal pay = new BigDecimal(job.price().amount()).multiply(BigDecimal.valueOf(leases));
    return new Wei(pay.setScale(0, RoundingMode.DOWN).toBigInteger());
  }

  private static double tokensOfALease(JobSpec job) {
    return (double) job.hyperparameters().steps()
        * job.hyperparameters().batch()
        * job.model().context();
  }
}
