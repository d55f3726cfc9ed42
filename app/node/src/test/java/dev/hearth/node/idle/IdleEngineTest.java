package dev.hearth.node.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.ManualClock;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Wish;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersRules;
import dev.hearth.node.settings.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleEngineTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-26T20:00:00Z"));
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<Decision> told = new ArrayList<>();
  private final List<Moment> recorded = new ArrayList<>();
  private volatile Duration idle = Duration.ofHours(1);
  private volatile double celsius = 60;
  private volatile Wish wish = Wish.NONE;
  private volatile Rules rules = OwnersRules.of(Values.NONE);
  private int changes;
  private IdleEngine engine = engine(() -> {});

  private IdleEngine engine(Runnable looked) {
    return new IdleEngine(
        () -> {
          looked.run();
          return signals();
        },
        () -> rules,
        () -> wish,
        () ->
            List.of(
                new Watched(
                    "cpu", "the processor", Fitness.Fit::new, () -> Economy.UNKNOWN, told::add)),
        recorded::add,
        clock,
        scheduler,
        () -> changes++);
  }

  private Signals signals() {
    return new Signals(
        Reading.of(idle),
        Reading.unknown("no"),
        Reading.of(Set.of()),
        Reading.unknown("no"),
        Reading.unknown("no"),
        Reading.unknown("no"),
        Map.of(
            "cpu",
            new DeviceSignals(Reading.unknown("no"), Reading.of(celsius), Reading.unknown("no"))));
  }

  @AfterEach
  void close() {
    engine.close();
    scheduler.shutdownNow();
  }

  @Test
  void tellsADeviceOnlyWhatIsNew() {
    synchronized (engine) { // no look of its own comes between
      engine.look();
      engine.look();
      idle = Duration.ZERO;
      engine.look();
      idle = Duration.ofSeconds(10);
      engine.look();
      wish = new Wish.Run(clock.instant().plusSeconds(60));
      engine.look();
    }
    assertThat(told)
        .extracting(Effect::of)
        .containsExactly(new Effect.Work(100), new Effect.Hold(false), new Effect.Work(100));
    assertThat(changes).isEqualTo(3);
    assertThat(recorded).hasSize(5);
  }

  @Test
  void aNewReasonIsAChangeButNotForTheDevice() {
    synchronized (engine) {
      idle = Duration.ZERO;
      engine.look();
      celsius = 90;
      engine.look();
    }
    assertThat(told).hasSize(1);
    assertThat(changes).isEqualTo(2);
    assertThat(engine.decisions().get("cpu").hold().orElseThrow().rule()).isEqualTo(RuleId.HEAT);
  }

  @Test
  void theEndOfAWishIsAChangeAlsoWhereNothingElseFollows() {
    synchronized (engine) {
      wish = new Wish.Run(clock.instant().plusSeconds(60));
      engine.look();
      wish = Wish.NONE;
      engine.look();
    }
    assertThat(told).hasSize(1);
    assertThat(changes).isEqualTo(2);
  }

  @Test
  void remembersWhatHeldForTheWayBack() {
    synchronized (engine) {
      celsius = 85;
      engine.look();
      celsius = 80;
      engine.look();
      celsius = 78;
      engine.look();
    }
    assertThat(told)
        .extracting(Effect::of)
        .containsExactly(new Effect.Hold(false), new Effect.Work(100));
  }

  @Test
  void newRulesHoldAtTheNextLook() {
    synchronized (engine) {
      engine.look();
      rules = OwnersRules.of(Values.NONE.with(Catalogue.QUIET, Optional.of("19:00-07:00")));
      engine.look();
    }
    assertThat(told).extracting(Effect::of).last().isEqualTo(new Effect.Hold(true));
  }

  /** Whoever pauses does not wait for a sense that takes its time. */
  @Test
  void anOwnersWordIsObeyedWithoutALook() {
    AtomicInteger looks = new AtomicInteger();
    engine = engine(looks::incrementAndGet);
    synchronized (engine) {
      engine.look();
      wish = new Wish.Pause(Optional.empty());
      engine.think();
    }
    assertThat(looks).hasValue(1);
    assertThat(told).extracting(Effect::of).last().isInstanceOf(Effect.Hold.class);
  }

  @Test
  void keepsLookingEvenWhenASenseFails() throws Exception {
    CountDownLatch looks = new CountDownLatch(3);
    engine =
        engine(
            () -> {
              looks.countDown();
              if (looks.getCount() == 1) {
                throw new IllegalStateException("a sense has a bug");
              }
            });
    engine.start();
    assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
