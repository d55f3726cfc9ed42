package dev.hearth.node.signals.portable;

import com.sun.management.OperatingSystemMXBean;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.OwnProcesses;
import dev.hearth.node.signals.sense.Sense;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What others than Hearth take of the processor, from one reading to the next. */
public final class PortableLoad implements Sense<Load> {
  private final OwnProcesses own;
  private final LongSupplier nanoTime;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private Map<Long, Duration> before = Map.of();
  private long time;
  private Reading<Load> latest = Reading.unknown("the processor's load is not measured yet");

  public PortableLoad(OwnProcesses own, LongSupplier nanoTime) {
    this.own = own;
    this.nanoTime = nanoTime;
  }

  /** While a process of ours ends, what it took until then is not known: the last answer stands. */
  @Override
  public Reading<Load> read() {
    Map<Long, Duration> first = before;
    long then = time;
    double all = system.getCpuLoad();
    time = nanoTime.getAsLong();
    before = times();
    if (all >= 0 && !first.isEmpty() && before.keySet().containsAll(first.keySet())) {
      latest = Reading.of(new Load(Math.clamp(all - ours(first, time - then), 0, 1), ""));
    }
    return latest;
  }

  private double ours(Map<Long, Duration> first, long nanoseconds) {
    long taken = 0;
    for (Map.Entry<Long, Duration> process : before.entrySet()) {
      Duration earlier = first.getOrDefault(process.getKey(), Duration.ZERO);
      taken += process.getValue().minus(earlier).toNanos();
    }
    return (double) taken / nanoseconds / system.getAvailableProcessors();
  }

  private Map<Long, Duration> times() {
    Map<Long, Duration> times = new HashMap<>();
    for (long pid : own.all()) {
      ProcessHandle.of(pid)
          .flatMap(process -> process.info().totalCpuDuration())
          .ifPresent(taken -> times.put(pid, taken));
    }
    return times;
  }
}
