package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Regions;
import java.util.HashMap;
import java.util.Map;

/** Remembers what a trace said, for ten thousand disputes about one lease. */
final class Kept implements Trace {
  private final Trace trace;
  private final Map<Integer, Hash> states = new HashMap<>();
  private final Map<Integer, Run> steps = new HashMap<>();
  private Run update;

  Kept(Trace trace) {
    this.trace = trace;
  }

  @Override
  public Hash state(int step) {
    return states.computeIfAbsent(step, trace::state);
  }

  @Override
  public Run step(int step) {
    return steps.computeIfAbsent(step, n -> new KeptRun(trace.step(n)));
  }

  @Override
  public Run update() {
    if (update == null) {
      update = new KeptRun(trace.update());
    }
    return update;
  }

  private static final class KeptRun implements Run {
    private final Run run;
    private final Map<Integer, Stage> stages = new HashMap<>();

    KeptRun(Run run) {
      this.run = run;
    }

    @Override
    public Hash memory(int stages) {
      return run.memory(stages);
    }

    @Override
    public Regions end() {
      return run.end();
    }

    @Override
    public Stage stage(int number) {
      return stages.computeIfAbsent(number, run::stage);
    }
  }
}
