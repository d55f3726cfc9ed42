package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.compute.StoppedException;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One sitting of a shard's training, from a snapshot to the end or to a stop. */
final class ShardRun {
  private final ShardTask task;
  private final Device device;
  private final HostThreads threads;
  private final Trainer trainer;
  private final SnapshotWriter writer;
  private final SnapshotTiming timing;
  private final TrainingListener listener;
  private final Hyperparameters hyperparameters;
  private final List<Hash> roots = new ArrayList<>();
  private ModelState state;
  private int steps;
  private double lossSum;
  private int kept;

  ShardRun(
      ShardTask task,
      Device device,
      HostThreads threads,
      Trainer trainer,
      SnapshotWriter writer,
      SnapshotTiming timing,
      TrainingListener listener) {
    this.task = task;
    this.device = device;
    this.threads = threads;
    this.trainer = trainer;
    this.writer = writer;
    this.timing = timing;
    this.listener = listener;
    this.hyperparameters = task.job().hyperparameters();
  }

  Outcome run(Snapshot begin) throws IOException {
    resume(begin);
    try {
      return toTheEnd();
    } catch (StoppedException stopped) {
      return new Outcome.Stopped(kept); // what the step in hand has computed so far is dropped
    } finally {
      writer.await();
    }
  }

  private Outcome toTheEnd() throws IOException {
    while (steps < hyperparameters.steps()) {
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
    kept = steps;
    roots.addAll(begin.roots());
    trainer.resume(state, steps);
    if (steps > 0) {
      listener.resumed(steps);
    }
  }

  private void advance(StepOutcome.Stepped stepped) throws IOException {
    boolean first = steps % hyperparameters.segmentSteps() == 0;
    lossSum = (first ? 0 : lossSum) + stepped.loss();
    steps = stepped.step();
    boolean last = steps % hyperparameters.segmentSteps() == 0 || steps == hyperparameters.steps();
    if (last) {
      endSegment();
    }
    listener.stepped(steps, stepped.loss());
    if (!last && timing.isDue() && !writer.isBusy()) {
      copyState();
      keep();
    }
  }

  private void endSegment() throws IOException {
    copyState();
    roots.add(StateRoot.of(threads, task.job().model(), state, steps));
    keep();
  }

  /** To the host's memory, once the copy before it is on disk. */
  private void copyState() throws IOException {
    writer.await();
    timing.take(() -> trainer.store(state));
  }

  private void keep() {
    writer.begin(new Snapshot(steps, roots, lossSum, state));
    kept = steps;
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
        steps,
        roots,
        update,
        StateRoot.ofUpdate(threads, task.job().model(), update),
        (float) (lossSum / last));
  }
}
