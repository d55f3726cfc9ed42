package dev.hearth.node.local;

import dev.hearth.protocol.JobSpec;
import dev.hearth.training.TrainingListener;

/** Hears of every step of a lease that is trained again. */
public interface ReplayListener {
  void stepped(int step, int steps);

  /** As the trainer wants it. */
  static TrainingListener of(JobSpec job, ReplayListener told) {
    int steps = job.hyperparameters().steps();
    return new TrainingListener() {
      @Override
      public void stepped(int step, float loss) {
        told.stepped(step, steps);
      }
    };
  }
}
