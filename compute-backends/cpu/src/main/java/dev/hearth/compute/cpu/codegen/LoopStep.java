package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.cpu.exec.Memory;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.cpu.exec.Workers;
import dev.hearth.compute.plan.Layout;
import java.util.Set;

/** A compiled group, its rows shared out among the workers. */
public final class LoopStep implements Step {
  /** Below so many elements the workers cost more than they save. */
  private static final long ALONE = 1 << 14;

  /** Several tasks a worker even out what else the machine does. */
  private static final int TASKS_A_WORKER = 4;

  /** Many calls of a loop let the JVM compile it whole, not only from inside while it runs. */
  private static final int MOST_ELEMENTS = 1 << 15;

  /** Tasks of elements begin at cache lines and whole vectors. */
  private static final int ALIGNMENT = 64;

  private final RowLoop loop;
  private final Set<Integer> tensors;
  private final Workers workers;
  private final int extent;
  private final int share;

  public LoopStep(Layout layout, Lanes lanes, Workers workers) {
    this.loop = CompiledLoops.of(layout, lanes);
    this.tensors = Set.copyOf(layout.whole());
    this.workers = workers;
    this.extent = layout.group().extent();
    this.share = share(layout);
  }

  @Override
  public Set<Integer> tensors() {
    return tensors;
  }

  @Override
  public void run(Memory memory) {
    int tasks = Math.ceilDiv(extent, share);
    workers.run(
        tasks,
        (t, worker) ->
            loop.run(
                memory.tensors(), t * share, Math.min(extent, (t + 1) * share), workers.pace()));
  }

  private int share(Layout layout) {
    if (elements(layout) < ALONE) {
      return extent;
    }
    int even = Math.ceilDiv(extent, workers.count() * TASKS_A_WORKER);
    return layout.group().prefix() == 0 ? Math.min(mostElements(layout), aligned(even)) : even;
  }

  /** A task without rows is one slice. */
  private static int mostElements(Layout layout) {
    return Math.min(MOST_ELEMENTS, aligned(layout.group().rowsASlice()));
  }

  private static int aligned(int elements) {
    return Math.ceilDiv(elements, ALIGNMENT) * ALIGNMENT;
  }

  /** Of the largest tensor touched, a measure of the work. */
  private static long elements(Layout layout) {
    return layout.whole().stream().mapToLong(t -> layout.tensor(t).size()).max().orElse(0);
  }
}
