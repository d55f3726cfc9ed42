package dev.hearth.training;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.op.AdamW;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Execution;
import dev.hearth.training.program.StepProgram;
import java.util.List;

/** The step program on a device, with the host's side of it: state in and out, and the checks. */
final class StepRunner implements AutoCloseable {
  private final StepProgram step;
  private final Execution execution;
  private final float[] oneFloat = new float[1];
  private final int[] oneInt = new int[1];

  StepRunner(Device device, ModelShape shape, int batch) {
    this.step = StepProgram.of(shape, batch);
    this.execution = new Execution(device, step.program());
    oneFloat[0] = StepProgram.LOSS_SCALE / (batch * shape.context());
    execution.buffer(step.scale()).write(0, oneFloat, 0, 1);
  }

  void load(ModelState state) {
    execution.write(step.parameters(), step.values(), state.parameters());
    execution.write(step.parameters(), step.first(), state.first());
    execution.write(step.parameters(), step.second(), state.second());
  }

  void store(ModelState state) {
    storeParameters(state.parameters());
    execution.read(step.parameters(), step.first(), state.first());
    execution.read(step.parameters(), step.second(), state.second());
  }

  void storeParameters(float[] parameters) {
    execution.read(step.parameters(), step.values(), parameters);
  }

  /** The scaled gradients of the last step. */
  void storeGradients(float[] gradients) {
    execution.read(step.parameters(), step.gradients(), gradients);
  }

  /** One step; gives the mean loss. */
  float run(int[] tokens, int[] targets, float[] schedule) {
    execution.buffer(step.tokens()).write(0, tokens, 0, tokens.length);
    execution.buffer(step.targets()).write(0, targets, 0, targets.length);
    execution.buffer(step.schedule()).write(0, schedule, 0, AdamW.SCHEDULE);
    execution.run();
    execution.buffer(step.loss()).read(0, oneFloat, 0, 1);
    return oneFloat[0];
  }

  /** What is not finite after the last step, the first in the order of the state, or null. */
  String fault() {
    List<Integer> faults = step.faults();
    for (int n = 0; n < faults.size(); n++) {
      Buffer count = execution.buffer(faults.get(n));
      count.read(0, oneInt, 0, 1);
      if (oneInt[0] != 0) {
        return step.program().variables().get(stateVariable(n)).name();
      }
    }
    return null;
  }

  private int stateVariable(int fault) {
    int parameters = step.parameters().size();
    List<Integer> group =
        List.of(step.values(), step.first(), step.second()).get(fault / parameters);
    return group.get(fault % parameters);
  }

  @Override
  public void close() {
    execution.close();
  }
}
