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
    int rows = Math.multiplyExact(step.hyperparameters().batch(), step.shape().context());
    oneFloat[0] = StepProgram.LOSS_SCALE / rows;
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

  /**
   * One step; gives the mean loss: that of the micro-batches' means, added in ascending order in
   * doubles.
   */
  float run(int[] tokens, int[] targets, float[] schedule) {
    execution.buffer(step.host().schedule()).write(0, schedule, 0, AdamW.SCHEDULE);
    int microBatches = step.hyperparameters().accumulation();
    double losses = 0;
    for (int n = 0; n < microBatches; n++) {
      losses += n == 0 ? 0 : loss();
      microBatch(n, tokens, targets);
    }
    execution.run(step.parts().update(), step.parts().end());
    return (float)
        ((losses + loss()) / microBatches); // last, for whoever reads waits for the device
  }

  private void microBatch(int n, int[] tokens, int[] targets) {
    int rows = step.hyperparameters().microBatch() * step.shape().context();
    execution.buffer(step.host().tokens()).write(0, tokens, n * rows, rows);
    execution.buffer(step.host().targets()).write(0, targets, n * rows, rows);
    if (n == 0) {
      execution.run(0, step.parts().more());
    } else {
      execution.run(step.parts().more(), step.parts().update());
    }
  }

  private float loss() {
    execution.buffer(step.host().loss()).read(0, oneFloat, 0, 1);
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
