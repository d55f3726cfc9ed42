package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One sitting of a shard's training, from a snapshot to the end or to a stop. */
final class ShardRun {
  private static final Duration SNAPSHOT_EVERY = Duration.ofSeconds(30);

  private final ShardTask task;
  private final Device device;
  private final Trainer trainer;
  private final Snapshots snapshots;
  private final InstantSource clock;
  private final TrainingListener listener;
  private final Hyperparameters hyperparameters;
  private final List<Hash> roots = new ArrayList<>();
  private ModelState state;
  private int steps;
  private double lossSum;
  private Instant saved;

  ShardRun(
      ShardTask task,
      Device device,
      Trainer trainer,
      Snapshots snapshots,
      InstantSource clock,
      TrainingListener listener) {
    this.task = task;
    this.device = device;
    this.trainer = trainer;
    this.snapshots = snapshots;
    this.clock = clock;
    this.listener = listener;
    this.hyperparameters = task.job().hyperparameters();
  }

  Outcome run(Snapshot begin, StopSignal stop) throws IOException {
    resume(begin);
    while (steps < hyperparameters.steps()) {
      if (stop.isStopped()) {
        save();
        return new Outcome.Stopped(steps);
      }
      switch (trainer.step()) {
        case StepOutcome.Diverged diverged -> {
          return new Outcome.Failed(diverged.reason());
        }
        case StepOutcome.Stepped stepped -> advance(stepped);
      }
    }
    return finished();
  }

  private void resume(Snapshot begin) {
    state = begin.state();
    steps = begin.steps();
    lossSum = begin.lossSum();
    roots.addAll(begin.roots());
    saved = clock.instant();
    trainer.resume(state, steps);
    if (steps > 0) {
      listener.resumed(steps);
    }
  }

  private void advance(StepOutcome.Stepped stepped) throws IOException {
    boolean first = steps % hyperparameters.segmentSteps() == 0;
    lossSum = (first ? 0 : lossSum) + stepped.loss();
    steps = stepped.step();
    listener.stepped(steps, stepped.loss());
    if (steps % hyperparameters.segmentSteps() == 0 || steps == hyperparameters.steps()) {
      endSegment();
    } else if (!clock.instant().isBefore(saved.plus(SNAPSHOT_EVERY))) {
      save();
    }
  }

  private void endSegment() throws IOException {
    trainer.store(state);
    roots.add(StateRoot.of(state.parameters(), state.first(), state.second()));
    write();
    listener.rooted(roots.size() - 1, roots.getLast());
  }

  private void save() throws IOException {
    trainer.store(state);
    write();
  }

  private void write() throws IOException {
    snapshots.write(new Snapshot(steps, roots, lossSum, state));
    saved = clock.instant();
  }

  private Outcome finished() {
    float[] update = UpdateStep.of(device, task.start().values(), state.parameters());
    for (float change : update) {
      if (!Float.isFinite(change)) {
        return new Outcome.Failed("the update is not finite");
      }
    }
    int last = steps - (hyperparameters.segments() - 1) * hyperparameters.segmentSteps();
    return new Outcome.Trained(
        steps, roots, update, StateRoot.ofUpdate(update), (float) (lossSum / last));
  }
}
