package dev.hearth.training;

import dev.hearth.compute.Pace;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The host's share of a device's work: on as many threads as the device was given, at its pace.
 *
 * @param count at least 1
 */
record HostThreads(int count, Pace pace) {
  /** As fast as this machine can. */
  static HostThreads all() {
    return new HostThreads(Runtime.getRuntime().availableProcessors(), Pace.FREE);
  }

  /** The results of tasks 0 to {@code tasks - 1}, each at most a slice long, in their order. */
  <T> List<T> run(int tasks, IntFunction<T> task) {
    try (ForkJoinPool pool = new ForkJoinPool(count)) { // a parallel stream runs where it begins
      return pool.invoke(
          ForkJoinTask.adapt(
              () -> IntStream.range(0, tasks).parallel().mapToObj(n -> slice(n, task)).toList()));
    }
  }

  private <T> T slice(int n, IntFunction<T> task) {
    pace.beforeSlice();
    return task.apply(n);
  }
}
