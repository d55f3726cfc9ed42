package dev.hearth.node.signals;

import dev.hearth.node.dbus.Bus;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A process with senses that are read four times a second: prints what they saw, the milliseconds
 * of processor time a minute that reading took, and the memory it added in MiB.
 */
public final class SensesCost {
  private static final long PERIOD_MILLIS = 250;

  private final Wanted wanted =
      new Wanted(
          Set.of("no-such-game", "java"),
          Map.of("cpu", new Hardware.Processor()),
          Set.of(ProcessHandle.current().pid()));

  private SensesCost() {}

  /** How many reads to measure, after as many to warm up. */
  public static void main(String[] arguments) throws Exception {
    new SensesCost().measure(Integer.parseInt(arguments[0]));
  }

  private void measure(int reads) throws Exception {
    InstantSource clock = InstantSource.system();
    Selector.open().selectNow(); // what every agent has before it has senses
    SocketChannel.open(StandardProtocolFamily.UNIX);
    long before = residentMib();
    try (ExecutorService background = Executors.newSingleThreadExecutor();
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
        Bus session = Bus.session(clock);
        Bus system = Bus.system(clock);
        Senses senses =
            Senses.ofThisMachine(clock, System::nanoTime, background, session, system)) {
      read(senses, ticks, reads);
      Duration cpu = processorTime();
      long begun = System.nanoTime();
      read(senses, ticks, reads);
      double spent = processorTime().minus(cpu).toNanos();
      double share = spent / (System.nanoTime() - begun);
      System.out.println(senses.read(wanted));
      System.out.printf("%.0f%n%d%n", share * 60_000, residentMib() - before);
    }
  }

  private void read(Senses senses, ScheduledExecutorService ticks, int reads)
      throws InterruptedException {
    CountDownLatch left = new CountDownLatch(reads);
    var ticking =
        ticks.scheduleAtFixedRate(
            () -> {
              senses.read(wanted);
              left.countDown();
            },
            0,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS);
    left.await();
    ticking.cancel(false);
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static long residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
