package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.OwnProcesses;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What others than Hearth take of the processor, from one reading to the next. */
public final class ProcessorLoad implements Sense<Load> {
  private static final double WORTH_A_NAME = 0.1;

  private final Path root;
  private final OwnProcesses own;
  private final BusiestProcess busiest;
  private Optional<Sample> before = Optional.empty();

  /** Ticks until now. What own processes had is not lost with them: their parent counts it. */
  private record Sample(ProcessorTimes machine, long own) {}

  public ProcessorLoad(Path root, OwnProcesses own, ProcessNames names, LongSupplier nanoTime) {
    this.root = root;
    this.own = own;
    this.busiest = new BusiestProcess(root, names, nanoTime);
  }

  @Override
  public Reading<Load> read() {
    Optional<Sample> now =
        ProcessorTimes.read(root).map(machine -> new Sample(machine, ownTicks()));
    Optional<Double> share = now.flatMap(sample -> before.flatMap(first -> share(first, sample)));
    before = now;
    return share
        .map(others -> Reading.of(new Load(others, busiest(others))))
        .orElseGet(() -> Reading.unknown("the processor's load is not measured yet"));
  }

  private long ownTicks() {
    return ProcessTimes.withChildren(root, own.all()).values().stream()
        .mapToLong(each -> each)
        .sum();
  }

  private static Optional<Double> share(Sample before, Sample now) {
    long total = now.machine().total() - before.machine().total();
    long busy = now.machine().busy() - before.machine().busy();
    long ours = Math.max(0, now.own() - before.own());
    return total <= 0
        ? Optional.empty()
        : Optional.of(Math.clamp((double) (busy - ours) / total, 0, 1));
  }

  private String busiest(double share) {
    if (share < WORTH_A_NAME) {
      busiest.forget();
      return "";
    }
    return busiest.besides(own.all());
  }
}
