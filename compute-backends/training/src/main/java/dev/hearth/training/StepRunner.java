package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.compute.op.AdamW;
import dev.hearth.training.program.Execution;
import dev.hearth.training.program.Parameter;
import dev.hearth.training.program.Parameters;
import dev.hearth.training.program.StepProgram;
import java.util.List;
import java.util.Optional;

/** The step program on a device, with the host's side of it: state in and out, and the checks. */
final class StepRunner implements AutoCloseable {
  private final StepProgram step;
  private final List<Parameter> parameters;
  private final List<Integer> stateVariables;
  private final Execution execution;
  private final float[] oneFloat = new float[1];
  private final int[] oneInt = new int[1];

  StepRunner(Device device, StepProgram step) {
    this.step = step;
    this.parameters = Parameters.of(step.shape());
    this.stateVariables = step.state().all();
    this.execution = new Execution(device, step.program());
    oneFloat[0] = StepProgram.LOSS_SCALE / (step.batch() * step.shape().context());
    execution.buffer(step.host().scale()).write(0, oneFloat, 0, 1);
  }

  void load(ModelState state) {
    execution.write(parameters, step.state().values(), state.parameters());
    execution.write(parameters, step.state().first(), state.first());
    execution.write(parameters, step.state().second(), state.second());
  }

  void store(ModelState state) {
    storeParameters(state.parameters());
    execution.read(parameters, step.state().first(), state.first());
    execution.read(parameters, step.state().second(), state.second());
  }

  void storeParameters(float[] values) {
    execution.read(parameters, step.state().values(), values);
  }

  /** The scaled gradients of the last step. */
  void storeGradients(float[] gradients) {
    execution.read(parameters, step.gradients(), gradients);
  }

  /** One step; gives the mean loss. */
  float run(int[] tokens, int[] targets, float[] schedule) {
    StepProgram.Host host = step.host();
    execution.buffer(host.tokens()).write(0, tokens, 0, tokens.length);
    execution.buffer(host.targets()).write(0, targets, 0, targets.length);
    execution.buffer(host.schedule()).write(0, schedule, 0, AdamW.SCHEDULE);
    execution.run();
    execution.buffer(host.loss()).read(0, oneFloat, 0, 1);
    return oneFloat[0];
  }

  /** The name of what is not finite after the last step, the first in the order of the state. */
  Optional<String> fault() {
    for (int n = 0; n < stateVariables.size(); n++) {
      execution.buffer(step.faults().get(n)).read(0, oneInt, 0, 1);
      if (oneInt[0] != 0) {
        return Optional.of(step.program().variables().get(stateVariables.get(n)).name());
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    execution.close();
  }
}
