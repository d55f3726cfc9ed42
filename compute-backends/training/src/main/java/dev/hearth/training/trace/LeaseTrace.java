package dev.hearth.training.trace;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.training.LeaseInputs;
import dev.hearth.training.ShardStates;
import dev.hearth.training.ShardTask;
import dev.hearth.training.memory.Region;
import dev.hearth.training.memory.States;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.TracedProgram;
import java.util.List;

/**
 * The true trace of a lease. Holds what its states hold until closed; for the device's thread. The
 * step that was asked for last is kept, since a dispute narrows.
 */
public final class LeaseTrace implements AutoCloseable {
  private final Device device;
  private final TracedProgram program;
  private final List<Words> inputs;
  private final List<Words> read;
  private final States states;
  private int traced = -1;
  private ProgramTrace stepTrace;
  private ProgramTrace updateTrace;

  private LeaseTrace(
      Device device, TracedProgram program, List<Words> inputs, List<Words> read, States states) {
    this.device = device;
    this.program = program;
    this.inputs = inputs;
    this.read = read;
    this.states = states;
  }

  /** Of a shard's training: its states are found at the speed of training. */
  public LeaseTrace(ShardTask task, Device device) {
    this(task, task, device);
  }

  /**
   * What somebody says who was told to train one thing and trained another, of the same program:
   * the memory shows the inputs of the one, what comes of them is that of the other.
   */
  public LeaseTrace(ShardTask told, ShardTask done, Device device) {
    this(
        device,
        TracedProgram.of(told.job()),
        LeaseInputs.of(told).variables(),
        LeaseInputs.of(done).variables(),
        new ShardStates(done, device));
  }

  /**
   * Of any program.
   *
   * @param inputs the variables of the second region
   * @param start those of the first
   */
  public LeaseTrace(Device device, TracedProgram program, List<Words> inputs, List<Words> start) {
    this(device, program, inputs, inputs, new StagedStates(device, program, inputs, start));
  }

  public TracedProgram program() {
    return program;
  }

  public Hash inputsRoot() {
    return root(Type.INPUTS, inputs);
  }

  /** The root of the state after so many steps. */
  public Hash state(int step) {
    return root(Type.STATE, states.after(step));
  }

  /** The run of a step; the first is 0. */
  public ProgramTrace step(int step) {
    if (traced != step) {
      List<Words> state = copy(states.after(step));
      stepTrace =
          new ProgramTrace(
              device,
              program,
              0,
              program.parts().total(),
              List.of(state, inputs),
              List.of(state, read));
      traced = step;
    }
    return stepTrace;
  }

  /** The run that subtracts the start from the end. */
  public ProgramTrace update() {
    if (updateTrace == null) {
      List<Words> end = copy(states.after(program.steps()));
      List<Words> start = copy(states.after(0));
      int stages = program.update().program().instructions().size();
      List<List<Words>> given = List.of(end, start);
      updateTrace = new ProgramTrace(device, program, 1, stages, given, given);
    }
    return updateTrace;
  }

  private static Hash root(Type type, List<Words> variables) {
    return Region.root(type, variables.stream().map(w -> new VariableTree(w).root()).toList());
  }

  /** Of their own, for the states change. */
  private static List<Words> copy(List<Words> words) {
    return words.stream().map(Words::copy).toList();
  }

  @Override
  public void close() {
    states.close();
  }
}
