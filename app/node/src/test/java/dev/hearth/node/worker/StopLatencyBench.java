package dev.hearth.node.worker;

import dev.hearth.training.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How soon a worker process that trains the small preset on two threads is still: milliseconds from
 * the agent's {@code pace(0)} to the last processor time that the kernel counts for it. Linux only.
 * Argument: how often.
 */
final class StopLatencyBench {
  private static final int WARM = 12;

  /** In nanoseconds: so little in so long is a virtual machine that does nothing. */
  private static final long STILL = 2_000_000;

  private static final long WINDOW = 200_000_000;

  private final BlockingQueue<Integer> steps = new LinkedBlockingQueue<>();
  private final Random random = new Random(1);

  private StopLatencyBench() {}

  public static void main(String[] arguments) throws Exception {
    double[] latencies = new double[Integer.parseInt(arguments[0])];
    Path root = Files.createTempDirectory("stop-latency");
    try (Doorway doorway = Doorway.of(Preset.SMALL, root);
        WorkerProcess worker = doorway.process("cpu", 2, Duration.ofSeconds(30))) {
      StopLatencyBench bench = new StopLatencyBench();
      worker.train(doorway.assignment("work"), progress -> bench.steps.add(progress.step()));
      for (int n = 0; n < WARM; n++) {
        bench.steps.take();
      }
      for (int n = 0; n < latencies.length; n++) {
        latencies[n] = bench.latency(worker, doorway.processes.getFirst().pid());
        System.out.printf("%.1f ms%n", latencies[n]);
      }
    }
    Arrays.sort(latencies);
    System.out.printf(
        "median %.1f ms, longest %.1f ms%n",
        latencies[latencies.length / 2], latencies[latencies.length - 1]);
  }

  /** Holds it somewhere in a step, and lets it go on to the end of that. */
  private double latency(Worker worker, long pid) throws Exception {
    steps.clear();
    after(random.nextInt(1000));
    long begun = System.nanoTime();
    worker.pace(0);
    long last = begun;
    long still = processorTime(pid);
    for (long now = begun; now - last < WINDOW; now = System.nanoTime()) {
      long used = processorTime(pid);
      if (used - still > STILL) {
        still = used;
        last = now;
      }
      after(1);
    }
    worker.pace(100);
    steps.take();
    return (last - begun) / 1e6;
  }

  private static void after(int milliseconds) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS))
        .join();
  }

  private static long processorTime(long pid) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      List<Path> all = threads.toList();
      return all.stream().mapToLong(StopLatencyBench::ofThread).sum();
    }
  }

  private static long ofThread(Path thread) {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    } catch (IOException ended) {
      return 0;
    }
  }
}
