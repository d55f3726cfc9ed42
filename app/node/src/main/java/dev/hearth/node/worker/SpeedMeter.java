package dev.hearth.node.worker;

import dev.hearth.protocol.JobSpec;
import dev.hearth.training.TrainingListener;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Steps as progress, with the speed of the last few: by the median of what they took, so that one
 * in which the machine slept, or was held, does not count.
 */
final class SpeedMeter implements TrainingListener {
  private static final int RECENT = 9;

  private final int steps;
  private final long tokensPerStep;
  private final LongSupplier nanoTime;
  private final ProgressListener listener;
  private final long[] took = new long[RECENT];
  private long last;
  private int done;

  SpeedMeter(JobSpec job, LongSupplier nanoTime, ProgressListener listener) {
    this.steps = job.hyperparameters().steps();
    this.tokensPerStep = (long) job.hyperparameters().batch() * job.model().context();
    this.nanoTime = nanoTime;
    this.listener = listener;
    this.last = nanoTime.getAsLong();
  }

  @Override
  public void stepped(int step, float loss) {
    long now = nanoTime.getAsLong();
    took[done++ % RECENT] = now - last;
    last = now;
    double speed = tokensPerStep / (Math.max(1, median()) / 1e9);
    listener.progress(new ProgressListener.Progress(step, steps, loss, speed));
  }

  private long median() {
    long[] recent = Arrays.copyOf(took, Math.min(done, RECENT));
    Arrays.sort(recent);
    return recent[recent.length / 2];
  }
}
