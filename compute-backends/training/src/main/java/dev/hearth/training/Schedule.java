package dev.hearth.training;

import dev.hearth.compute.op.AdamW;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.program.StepProgram;

/**
 * What changes from step to step in AdamW: the bias corrections, and the learning rate with a
 * linear ramp over the first steps. Computed in doubles with StrictMath, rounded once.
 *
 * @param rampSteps 0 for a constant rate
 */
record Schedule(Hyperparameters hyperparameters, int rampSteps) {
  static final float EPSILON = 1e-8f;

  Schedule {
    if (hyperparameters.epsilon() != EPSILON) {
      throw new IllegalArgumentException("AdamW's epsilon is 1e-8 here");
    }
  }

  /** Every round but the first ramps up, for its weights are not fresh and its moments are. */
  static Schedule of(Hyperparameters hyperparameters, int round) {
    return new Schedule(hyperparameters, round == 0 ? 0 : hyperparameters.rampSteps());
  }

  /** Fills h of {@link AdamW#step}; the first step is 0. */
  void fill(int step, float[] h) {
    double beta1 = hyperparameters.beta1();
    double beta2 = hyperparameters.beta2();
    double rate = rate(step);
    h[AdamW.BETA1] = (float) beta1;
    h[AdamW.ONE_MINUS_BETA1] = (float) (1 - beta1);
    h[AdamW.BETA2] = (float) beta2;
    h[AdamW.ONE_MINUS_BETA2] = (float) (1 - beta2);
    h[AdamW.CORRECTION1] = (float) (1 / (1 - StrictMath.pow(beta1, step + 1.0)));
    h[AdamW.CORRECTION2] = (float) (1 / (1 - StrictMath.pow(beta2, step + 1.0)));
    h[AdamW.RATE] = (float) rate;
    h[AdamW.DECAY] = (float) (rate * hyperparameters.weightDecay());
    h[AdamW.UNSCALE] = 1 / StepProgram.LOSS_SCALE;
  }

  private double rate(int step) {
    double full = hyperparameters.learningRate();
    return step < rampSteps ? full * (step + 1) / rampSteps : full;
  }
}
