package dev.hearth.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Signals.Power;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignalLogTest {
  private static final Instant EIGHT = Instant.parse("2026-11-26T08:00:00Z");

  @TempDir Path folder;
  private Database database;
  private SignalLog log;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("hearth.db"), InstantSource.system());
    log = new SignalLog(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A moment to vary. */
  private static final class Making {
    Reading<Duration> idle = Reading.of(Duration.ofSeconds(5));
    Reading<Foreground> front = Reading.of(new Foreground("", false));
    Reading<Set<String>> programs = Reading.of(Set.of());
    Reading<String> video = Reading.of("");
    Reading<Power> power = Reading.of(new Power(true, 80));
    Reading<Boolean> metered = Reading.of(false);
    Reading<Load> others = Reading.of(new Load(0.2, ""));
    Reading<Double> celsius = Reading.of(60.0);
    Reading<Double> watts = Reading.of(180.0);
    Reading<Double> pay = Reading.of(0.5);

    Moment at(Instant time) {
      return new Moment(
          time,
          new Signals(
              idle,
              front,
              programs,
              video,
              power,
              metered,
              Map.of("gpu0", new DeviceSignals(others, celsius, watts))),
          Map.of("gpu0", new Economy(pay, Reading.of(200.0))));
    }
  }

  private static Moment moment(Instant time, Consumer<Making> change) {
    Making making = new Making();
    change.accept(making);
    return making.at(time);
  }

  private static Moment quiet(Instant time) {
    return moment(time, _ -> {});
  }

  @Test
  void keepsWhatRulesNeed() {
    Moment known =
        moment(
            EIGHT,
            m -> {
              m.front = Reading.of(new Foreground("Cyberpunk", true));
              m.programs = Reading.of(Set.of("obs", "blender"));
              m.video = Reading.of("Firefox");
              m.power = Reading.of(new Power(false, 64));
              m.metered = Reading.of(true);
            });
    log.record(known);
    assertThat(log.since(EIGHT)).containsExactly(known);
  }

  @Test
  void keepsThatSomethingWasNotKnownButNotWhy() {
    Reading<Double> then = Reading.unknown("it was not known then");
    log.record(
        moment(
            EIGHT,
            m -> {
              m.idle = Reading.unknown("Wayland does not tell");
              m.front = Reading.unknown("Wayland does not tell");
              m.programs = Reading.unknown("no list");
              m.video = Reading.unknown("no bus");
              m.power = Reading.unknown("no file");
              m.metered = Reading.unknown("no NetworkManager");
              m.others = Reading.unknown("no driver");
              m.celsius = Reading.unknown("no sensor");
              m.watts = Reading.unknown("no sensor");
              m.pay = Reading.unknown("no job");
            }));
    Moment read = log.since(EIGHT).getFirst();
    Signals signals = read.signals();
    assertThat(
            Stream.of(
                signals.idle(),
                signals.foreground(),
                signals.programs(),
                signals.video(),
                signals.power(),
                signals.metered(),
                signals.of("gpu0").others()))
        .allMatch(then::equals);
    assertThat(signals.of("gpu0").celsius()).isEqualTo(then);
    assertThat(read.economies().get("gpu0")).isEqualTo(new Economy(then, Reading.of(200.0)));
  }

  @Test
  void keepsNothingPrivateThatNoRuleNeeds() {
    log.record(
        moment(
            EIGHT,
            m -> {
              m.front = Reading.of(new Foreground("Diary", false));
              m.others = Reading.of(new Load(0.4, "SecretProject"));
            }));
    Signals read = log.since(EIGHT).getFirst().signals();
    assertThat(read.foreground()).isEqualTo(Reading.of(new Foreground("", false)));
    assertThat(read.of("gpu0").others()).isEqualTo(Reading.of(new Load(0.4, "")));
    String stored =
        database.first("SELECT moment FROM signals", row -> row.getString(1)).orElseThrow();
    assertThat(stored).doesNotContain("Diary").doesNotContain("SecretProject");
    assertThat(stored.length()).isLessThan(300);
  }

  /** What is before, what comes a second later, and whether that is worth a row. */
  private static Arguments row(
      String name, Consumer<Making> before, Consumer<Making> after, boolean recorded) {
    return Arguments.of(name, before, after, recorded);
  }

  private static Arguments changes(String name, Consumer<Making> after) {
    return row(name, _ -> {}, after, true);
  }

  private static Arguments same(String name, Consumer<Making> after) {
    return row(name, _ -> {}, after, false);
  }

  static Stream<Arguments> table() {
    return Stream.of(
        same("nothing", m -> {}),
        same("idle grows", m -> m.idle = Reading.of(Duration.ofSeconds(6))),
        same("another key", m -> m.idle = Reading.of(Duration.ZERO)),
        row(
            "the owner is back",
            m -> m.idle = Reading.of(Duration.ofMinutes(20)),
            m -> m.idle = Reading.of(Duration.ZERO),
            true),
        row(
            "still away",
            m -> m.idle = Reading.of(Duration.ofMinutes(20)),
            m -> m.idle = Reading.of(Duration.ofMinutes(20).plusSeconds(1)),
            false),
        changes("idle no longer known", m -> m.idle = Reading.unknown("gone")),
        row(
            "another reason",
            m -> m.idle = Reading.unknown("gone"),
            m -> m.idle = Reading.unknown("still gone"),
            false),
        same("another window", m -> m.front = Reading.of(new Foreground("Files", false))),
        changes("a game", m -> m.front = Reading.of(new Foreground("Game", true))),
        row(
            "another game",
            m -> m.front = Reading.of(new Foreground("Game", true)),
            m -> m.front = Reading.of(new Foreground("Other", true)),
            true),
        changes("a program", m -> m.programs = Reading.of(Set.of("obs"))),
        changes("a video", m -> m.video = Reading.of("mpv")),
        row(
            "another player",
            m -> m.video = Reading.of("mpv"),
            m -> m.video = Reading.of("vlc"),
            false),
        changes("on battery", m -> m.power = Reading.of(new Power(false, 80))),
        same("a little charge", m -> m.power = Reading.of(new Power(true, 84))),
        changes("much charge", m -> m.power = Reading.of(new Power(true, 85))),
        changes("metered", m -> m.metered = Reading.of(true)),
        same("a little load", m -> m.others = Reading.of(new Load(0.29, "make"))),
        changes("much load", m -> m.others = Reading.of(new Load(0.31, ""))),
        same("a little warmer", m -> m.celsius = Reading.of(62.9)),
        changes("much warmer", m -> m.celsius = Reading.of(63.0)),
        same("some watts", m -> m.watts = Reading.of(161.0)),
        changes("many watts", m -> m.watts = Reading.of(160.0)),
        same("about the pay", m -> m.pay = Reading.of(0.54)),
        changes("other pay", m -> m.pay = Reading.of(0.56)),
        row("no pay still", m -> m.pay = Reading.of(0.0), m -> m.pay = Reading.of(0.0), false),
        row("pay at last", m -> m.pay = Reading.of(0.0), m -> m.pay = Reading.of(0.1), true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void recordsWhatMatters(
      String name, Consumer<Making> before, Consumer<Making> after, boolean recorded) {
    log.record(moment(EIGHT, before));
    log.record(moment(EIGHT.plusSeconds(1), after));
    assertThat(log.since(EIGHT)).hasSize(recorded ? 2 : 1);
  }

  @Test
  void recordsAMinuteAfterTheLastAnyway() {
    for (int second = 0; second <= 180; second++) {
      log.record(quiet(EIGHT.plusSeconds(second)));
    }
    assertThat(log.since(EIGHT))
        .extracting(Moment::time)
        .containsExactly(
            EIGHT, EIGHT.plusSeconds(60), EIGHT.plusSeconds(120), EIGHT.plusSeconds(180));
    assertThat(log.since(EIGHT.plusSeconds(61))).hasSize(2);
  }

  @Test
  void forgetsAfterEightDays() {
    log.record(quiet(EIGHT));
    log.record(quiet(EIGHT.plus(Duration.ofDays(1))));
    log.record(quiet(EIGHT.plus(Duration.ofDays(8))));
    assertThat(log.since(Instant.EPOCH)).hasSize(3);
    log.record(quiet(EIGHT.plus(Duration.ofDays(9)).minusMillis(1)));
    assertThat(log.since(Instant.EPOCH)).hasSize(3);
  }

  @Test
  void goesOnWithAClockThatWasSetBack() {
    Instant hourEarlier = EIGHT.minus(Duration.ofHours(1));
    log.record(quiet(EIGHT));
    log.record(quiet(hourEarlier));
    log.record(quiet(hourEarlier.plusSeconds(30)));
    log.record(quiet(hourEarlier.plusSeconds(60)));
    assertThat(log.since(Instant.EPOCH))
        .extracting(Moment::time)
        .containsExactly(hourEarlier, hourEarlier.plusSeconds(60));
    log.record(quiet(EIGHT.plusSeconds(60)));
    assertThat(log.since(Instant.EPOCH)).extracting(Moment::time).startsWith(EIGHT, hourEarlier);
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    log.record(quiet(EIGHT));
    SignalLog next = new SignalLog(database);
    next.record(quiet(EIGHT.plusSeconds(1)));
    assertThat(next.since(EIGHT)).hasSize(2);
    assertThat(List.of(next.since(EIGHT.plusSeconds(1)).getFirst().time()))
        .containsExactly(EIGHT.plusSeconds(1));
  }
}
