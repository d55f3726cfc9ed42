package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.training.data.Batches;

/**
 * What a state root costs against the steps of a segment, on the peers model (vocabulary 65).
 * Arguments: preset, threads, repeats.
 */
final class RootBench {
  private static final int VOCABULARY = 65;
  private static final Batches LESSONS =
      (step, tokens, targets) -> {
        for (int n = 0; n < tokens.length; n++) {
          tokens[n] = (n + step) % VOCABULARY;
          targets[n] = (n + step + 1) % VOCABULARY;
        }
      };

  private RootBench() {}

  public static void main(String[] args) {
    Preset preset = Preset.named(args[0]).orElseThrow();
    int threads = Integer.parseInt(args[1]);
    int repeats = Integer.parseInt(args[2]);
    Weights start = InitialWeights.of(preset.shape(VOCABULARY), 1);
    try (Device device = Toys.device("cpu", threads);
        Trainer trainer = new Trainer(device, start, preset.hyperparameters(), LESSONS)) {
      ModelState state = ModelState.fresh(start);
      double step = best(trainer::step, repeats);
      double copy = best(() -> trainer.store(state), repeats);
      double root =
          best(() -> StateRoot.of(new HostThreads(threads, device.pace()), state), repeats);
      int steps = preset.hyperparameters().segmentSteps();
      System.out.printf(
          "%s on %d threads: a step %.0f ms, copying the state %.1f ms, its root %.1f ms:"
              + " %.2f %% of a segment of %d steps%n",
          preset.id(), threads, step, copy, root, 100 * (copy + root) / (steps * step), steps);
    }
  }

  private static double best(Runnable run, int repeats) {
    long best = Long.MAX_VALUE;
    for (int n = 0; n < repeats; n++) {
      long begun = System.nanoTime();
      run.run();
      best = Math.min(best, System.nanoTime() - begun);
    }
    return best / 1e6;
  }
}
