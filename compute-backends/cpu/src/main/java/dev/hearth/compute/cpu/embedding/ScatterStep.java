package dev.hearth.compute.cpu.embedding;

import dev.hearth.compute.cpu.exec.Memory;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.cpu.exec.Workers;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.plan.Scatter;
import java.util.Arrays;
import java.util.Set;

/** Walks the positions of a {@link Scatter} in ascending order, each worker its own columns. */
public record ScatterStep(Scatter scatter, Workers workers) implements Step {

  @Override
  public Set<Integer> tensors() {
    return Set.of(scatter.labels(), scatter.x(), scatter.out());
  }

  @Override
  public void run(Memory memory) {
    int width = scatter.width();
    int share = Math.ceilDiv(width, workers.count());
    workers.run(
        Math.ceilDiv(width, share),
        (t, worker) -> columns(memory, t * share, Math.min(width, (t + 1) * share)));
  }

  private void columns(Memory memory, int from, int to) {
    float[] sums = memory.floats(scatter.out());
    int rows = scatter.rows();
    int width = scatter.width();
    for (int row = 0; row < rows; row++) {
      workers.pace().beforeSlice();
      Arrays.fill(sums, row * width + from, row * width + to, 0f);
    }
    int[] label = memory.ints(scatter.labels());
    for (int k = 0; k < scatter.terms(); k++) {
      workers.pace().beforeSlice();
      if (label[k] >= 0 && label[k] < rows) {
        add(memory.floats(scatter.x()), k * width, sums, label[k] * width, from, to);
      }
    }
    for (int row = 0; row < rows; row++) {
      workers.pace().beforeSlice();
      canonical(sums, row * width + from, row * width + to);
    }
  }

  private static void add(float[] x, int at, float[] sums, int row, int from, int to) {
    for (int j = from; j < to; j++) {
      sums[row + j] += x[at + j];
    }
  }

  private static void canonical(float[] sums, int from, int to) {
    for (int j = from; j < to; j++) {
      sums[j] = Math.abs(sums[j]) < Op.TINY ? 0f : sums[j];
    }
  }
}
