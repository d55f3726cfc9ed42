package dev.hearth.node.signals.nvml;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.nvml.NvmlCard.Sample;
import dev.hearth.node.signals.sense.OwnProcesses;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * What others than Hearth take of an NVIDIA card. Where the driver does not tell processes apart,
 * all that runs is others' as long as nothing of Hearth computes there.
 */
public final class NvmlLoad implements Sense<Load> {
  private static final double PERCENT = 100;
  private static final double WORTH_A_NAME = 0.1;
  private static final Duration WINDOW = Duration.ofSeconds(3);

  private final NvmlCard card;
  private final OwnProcesses own;
  private final LongFunction<String> names;
  private final InstantSource clock;

  /**
   * @param names the name of a process's program
   */
  public NvmlLoad(
      NvmlCard card, OwnProcesses own, LongFunction<String> names, InstantSource clock) {
    this.card = card;
    this.own = own;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public Reading<Load> read() {
    long since = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant().minus(WINDOW));
    return card.samples(since).map(this::others).orElseGet(this::whole);
  }

  private Reading<Load> others(List<Sample> samples) {
    Set<Long> ours = own.all();
    Collection<Sample> others =
        samples.stream()
            .filter(sample -> !ours.contains(sample.pid()))
            .collect(Collectors.toMap(Sample::pid, each -> each, NvmlLoad::later))
            .values();
    double share = others.stream().mapToInt(Sample::percent).sum() / PERCENT;
    return Reading.of(new Load(Math.min(1, share), share < WORTH_A_NAME ? "" : busiest(others)));
  }

  private static Sample later(Sample one, Sample other) {
    return one.time() > other.time() ? one : other;
  }

  private String busiest(Collection<Sample> samples) {
    return samples.stream()
        .max(Comparator.comparingInt(Sample::percent))
        .map(sample -> names.apply(sample.pid()))
        .orElse("");
  }

  private Reading<Load> whole() {
    Optional<Set<Long>> computing = card.computing();
    boolean mixed = computing.map(pids -> !Collections.disjoint(pids, own.all())).orElse(true);
    return mixed || card.utilization().isEmpty()
        ? Reading.unknown("this card's driver does not tell which program uses it")
        : Reading.of(new Load(card.utilization().getAsInt() / PERCENT, ""));
  }
}
