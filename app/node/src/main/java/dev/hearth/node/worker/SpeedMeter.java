package dev.hearth.node.worker;

import dev.hearth.protocol.JobSpec;
import dev.hearth.training.TrainingListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Steps as progress, with the speed since training began or went on. */
final class SpeedMeter implements TrainingListener {
  private final int steps;
  private final long tokensPerStep;
  private final InstantSource clock;
  private final ProgressListener listener;
  private final Instant start;
  private int done;

  SpeedMeter(JobSpec job, InstantSource clock, ProgressListener listener) {
    this.steps = job.hyperparameters().steps();
    this.tokensPerStep = (long) job.hyperparameters().batch() * job.model().context();
    this.clock = clock;
    this.listener = listener;
    this.start = clock.instant();
  }

  @Override
  public void stepped(int step, float loss) {
    done++;
    double seconds = Duration.between(start, clock.instant()).toNanos() / 1e9;
    double speed = seconds == 0 ? 0 : done * tokensPerStep / seconds;
    listener.progress(new ProgressListener.Progress(step, steps, loss, speed));
  }
}
