package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Held;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Wish;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersRules;
import dev.hearth.node.settings.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A situation to vary: an evening, nobody there, everything readable and quiet. */
final class Situations {
  static final String DEVICE = "gpu0";

  Duration idle = Duration.ofHours(1);
  Signals.Foreground front = new Signals.Foreground("Files", false);
  Set<String> running = Set.of();
  String video = "";
  Signals.Power power = new Signals.Power(true, 100);
  boolean metered;
  DeviceSignals.Load others = new DeviceSignals.Load(0.02, "compositor");
  double celsius = 60;
  double watts = 180;
  double pay = 0.50;
  Rules rules = OwnersRules.of(Values.NONE);
  Wish wish = Wish.NONE;
  Fitness fitness = new Fitness.Fit();
  Set<RuleId> held = Set.of();
  Duration heldFor = Duration.ofHours(1);
  ZonedDateTime time = ZonedDateTime.parse("2026-11-26T20:00:00Z"); // a Thursday
  boolean blind;

  Situation make() {
    return new Situation(
        time,
        signals(),
        rules,
        wish,
        DEVICE,
        "the GPU",
        fitness,
        blind ? Economy.UNKNOWN : new Economy(Reading.of(pay), Reading.of(watts)),
        held());
  }

  private Held held() {
    Instant since = time.toInstant().minus(heldFor);
    return new Held(held.stream().collect(Collectors.toMap(rule -> rule, rule -> since)));
  }

  Signals signals() {
    return new Signals(
        read(idle),
        read(front),
        read(running),
        read(video),
        read(power),
        read(metered),
        blind
            ? Map.of()
            : Map.of(
                DEVICE,
                new DeviceSignals(Reading.of(others), Reading.of(celsius), Reading.of(watts))));
  }

  private <T> Reading<T> read(T value) {
    return blind ? Reading.unknown("this machine does not tell") : Reading.of(value);
  }

  /** As the owner would write them, with semicolons for line ends. */
  void rules(String text) {
    Values values = Values.NONE;
    for (String line : text.split(";")) {
      if (!line.isBlank()) {
        String[] sides = line.split("=", 2);
        values =
            values.with(
                Catalogue.find(sides[0].strip()).orElseThrow(), Optional.of(sides[1].strip()));
      }
    }
    rules = OwnersRules.of(values);
  }
}
