package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.ManualClock;
import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersRules;
import dev.hearth.node.settings.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfDeskTest {
  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

  /** On a machine that tells nothing, only the owner's hours and switches hold a device. */
  @ParameterizedTest
  @CsvSource({
    "0, schedule, always, ",
    "23, schedule, always, ",
    "24, schedule, always, 24",
    "48, schedule, 18:00-24:00, 6",
    "48, device.cpu.on, no, 0"
  })
  void hoursAreKnownAfterADay(int recorded, String key, String value, Double hours) {
    Values values = Values.NONE.with(Catalogue.find(key).orElseThrow(), Optional.of(value));
    WhatIfDesk desk =
        new WhatIfDesk(from -> record(recorded), () -> List.of("cpu"), new ManualClock(START));
    assertThat(desk.hoursADay(OwnersRules.of(values), "cpu", 7))
        .isEqualTo(Optional.ofNullable(hours));
  }

  @ParameterizedTest
  @CsvSource({
    "'obs', 'obs', ''",
    "'obs, blender', 'obs', ''",
    "'obs', 'gimp, obs, blender', 'blender, gimp'"
  })
  void tellsOfProgramsThatNobodyLookedFor(String listed, String wanted, String unknown) {
    WhatIfDesk desk =
        new WhatIfDesk(from -> record(48), () -> List.of("cpu"), new ManualClock(START));
    assertThat(desk.compare(programs(listed), programs(wanted), 7).unknown())
        .isEqualTo(
            unknown.isEmpty()
                ? ""
                : "When "
                    + unknown
                    + " ran is not known: a program is looked for only once it is listed.");
  }

  private static Rules programs(String names) {
    return OwnersRules.of(Values.NONE.with(Catalogue.PROGRAMS, Optional.of(names)));
  }

  private static List<Moment> record(int hours) {
    List<Moment> moments = new ArrayList<>();
    for (int minute = 0; hours > 0 && minute <= hours * 60; minute++) {
      Instant time = START.plus(Duration.ofMinutes(minute));
      moments.add(new Moment(time, Signals.unknown("it does not tell"), Map.of()));
    }
    return moments;
  }
}
