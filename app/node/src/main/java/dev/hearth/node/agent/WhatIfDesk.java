package dev.hearth.node.agent;

import dev.hearth.api.WhatIf;
import dev.hearth.api.WhatIf.DeviceWhatIf;
import dev.hearth.api.WhatIf.Held;
import dev.hearth.api.WhatIf.Outcome;
import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.rule.Hindsight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Rules tried on the signals that were recorded. */
final class WhatIfDesk {
  /** Moments are at most a minute apart while somebody records them. */
  private static final Duration GAP = Duration.ofMinutes(3);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Function<Instant, List<Moment>> since;
  private final Supplier<List<String>> devices;
  private final Clock clock;

  /**
   * @param since recorded moments from that time on, in order
   */
  WhatIfDesk(Function<Instant, List<Moment>> since, Supplier<List<String>> devices, Clock clock) {
    this.since = since;
    this.devices = devices;
    this.clock = clock;
  }

  WhatIf compare(Rules now, Rules changed, int days) {
    List<Moment> moments = since.apply(clock.instant().minus(Duration.ofDays(days)));
    return new WhatIf(
        devices.get().stream()
            .map(
                device ->
                    new DeviceWhatIf(
                        device, outcome(moments, now, device), outcome(moments, changed, device)))
            .toList(),
        unknown(now.programs(), changed.programs()));
  }

  /** Only what is listed is looked for, so nobody knows of a program when it ran before. */
  private static String unknown(Set<String> listed, Set<String> wanted) {
    Set<String> added = new TreeSet<>(wanted);
    added.removeAll(listed);
    return added.isEmpty()
        ? ""
        : "When "
            + String.join(", ", added)
            + " ran is not known: a program is looked for only once it is listed.";
  }

  /** The hours a day that the device works under these rules; empty before a day is recorded. */
  Optional<Double> hoursADay(Rules rules, String device, int days) {
    List<Moment> moments = since.apply(clock.instant().minus(Duration.ofDays(days)));
    Duration observed = moments.isEmpty() ? Duration.ZERO : span(moments);
    if (observed.compareTo(A_DAY) < 0) {
      return Optional.empty();
    }
    Duration worked = hindsight(moments, rules, device).worked();
    return Optional.of(24.0 * worked.toSeconds() / observed.toSeconds());
  }

  private static Duration span(List<Moment> moments) {
    Duration span = Duration.between(moments.getFirst().time(), moments.getLast().time());
    return span.isNegative() ? Duration.ZERO : span;
  }

  private Hindsight hindsight(List<Moment> moments, Rules rules, String device) {
    return Hindsight.of(moments, rules, device, clock.getZone(), GAP);
  }

  private Outcome outcome(List<Moment> moments, Rules rules, String device) {
    Hindsight seen = hindsight(moments, rules, device);
    List<Held> held =
        seen.held().entrySet().stream()
            .map(
                entry ->
                    new Held(
                        entry.getKey().name(),
                        RuleWords.title(entry.getKey()),
                        entry.getValue().toSeconds()))
            .sorted(Comparator.comparingLong(Held::seconds).reversed())
            .toList();
    return new Outcome(seen.worked().toSeconds(), seen.unknown().toSeconds(), held);
  }
}
