package dev.hearth.training.trace;

import dev.hearth.compute.Device;
import dev.hearth.training.memory.States;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.TracedProgram;
import java.util.ArrayList;
import java.util.List;

/** States by running the traced program itself, stage by stage; each is kept. */
final class StagedStates implements States {
  private final Device device;
  private final TracedProgram program;
  private final List<Words> inputs;
  private final List<List<Words>> states = new ArrayList<>();

  StagedStates(Device device, TracedProgram program, List<Words> inputs, List<Words> start) {
    this.device = device;
    this.program = program;
    this.inputs = inputs;
    states.add(start);
  }

  @Override
  public List<Words> after(int step) {
    while (states.size() <= step) {
      states.add(ProgramTrace.stateAfter(device, program, List.of(states.getLast(), inputs)));
    }
    return states.get(step);
  }

  @Override
  public void close() {}
}
