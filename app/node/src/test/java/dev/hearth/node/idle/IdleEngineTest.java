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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdleEngineTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-26T20:00:00Z"));
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<Decision> told = new CopyOnWriteArrayList<>();
  private final List<Moment> recorded = new ArrayList<>();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private volatile Duration idle = Duration.ofHours(1);
  private volatile double celsius = 60;
  private volatile Wish wish = Wish.NONE;
  private volatile Rules rules = OwnersRules.of(Values.NONE);
  private volatile Supplier<Economy> economy = () -> Economy.UNKNOWN;
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
                    "cpu", "the processor", Fitness.Fit::new, () -> economy.get(), told::add)),
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

  /** No look of its own comes between those of a test that does not wait for them. */
  @BeforeEach
  void stall() {
    scheduler.execute(() -> await(stalled));
  }

  @AfterEach
  void close() {
    engine.close();
    scheduler.shutdownNow();
  }

  @Test
  void tellsADeviceOnlyWhatIsNew() {
    engine.look();
    engine.look();
    idle = Duration.ZERO;
    engine.look();
    idle = Duration.ofSeconds(10);
    engine.look();
    wish = new Wish.Run(clock.instant().plusSeconds(60));
    engine.look();
    assertThat(told)
        .extracting(Effect::of)
        .containsExactly(new Effect.Work(100), new Effect.Hold(false), new Effect.Work(100));
    assertThat(changes).isEqualTo(3);
    assertThat(recorded).hasSize(5);
  }

  @Test
  void aNewReasonIsAChangeButNotForTheDevice() {
    idle = Duration.ZERO;
    engine.look();
    celsius = 90;
    engine.look();
    assertThat(told).hasSize(1);
    assertThat(changes).isEqualTo(2);
    assertThat(engine.decisions().get("cpu").hold().orElseThrow().rule()).isEqualTo(RuleId.HEAT);
  }

  @Test
  void theEndOfAWishIsAChangeAlsoWhereNothingElseFollows() {
    wish = new Wish.Run(clock.instant().plusSeconds(60));
    engine.look();
    wish = Wish.NONE;
    engine.look();
    assertThat(told).hasSize(1);
    assertThat(changes).isEqualTo(2);
  }

  @Test
  void remembersWhatHeldForTheWayBack() {
    celsius = 85;
    engine.look();
    celsius = 80;
    engine.look();
    celsius = 78;
    engine.look();
    assertThat(told)
        .extracting(Effect::of)
        .containsExactly(new Effect.Hold(false), new Effect.Work(100));
  }

  @Test
  void newRulesHoldAtTheNextLook() {
    engine.look();
    rules = OwnersRules.of(Values.NONE.with(Catalogue.QUIET, Optional.of("19:00-07:00")));
    engine.look();
    assertThat(told).extracting(Effect::of).last().isEqualTo(new Effect.Hold(true));
  }

  /** Whoever pauses does not wait for a sense that takes its time. */
  @Test
  void anOwnersWordIsObeyedWithoutALook() {
    AtomicInteger looks = new AtomicInteger();
    engine = engine(looks::incrementAndGet);
    engine.look();
    wish = new Wish.Pause(Optional.empty());
    engine.think();
    assertThat(looks).hasValue(1);
    assertThat(told).extracting(Effect::of).last().isInstanceOf(Effect.Hold.class);
  }

  /** A sense that blocks would keep the test from its end. */
  @Test
  @Timeout(20)
  void anOwnersWordIsObeyedWhileASenseBlocks() throws Exception {
    CountDownLatch looking = new CountDownLatch(2);
    CountDownLatch blocked = new CountDownLatch(1);
    engine =
        engine(
            () -> {
              looking.countDown();
              if (looking.getCount() == 0) {
                await(blocked);
              }
            });
    engine.start();
    stalled.countDown();
    looking.await();
    wish = new Wish.Pause(Optional.empty());
    engine.think();
    assertThat(told).extracting(Effect::of).last().isInstanceOf(Effect.Hold.class);
    blocked.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void obeysThoughNobodyCanReckonWhatItEarns() {
    economy =
        () -> {
          throw new IllegalStateException("the database is gone");
        };
    engine.look();
    wish = new Wish.Pause(Optional.empty());
    engine.look();
    assertThat(told)
        .extracting(Effect::of)
        .containsExactly(new Effect.Work(100), new Effect.Hold(true));
    assertThat(recorded).hasSize(2);
  }

  static List<Throwable> troubles() {
    return List.of(new IllegalStateException("a bug"), new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void holdsWhatItCannotWatchAndLooksAgain(Throwable trouble) throws Exception {
    AtomicReference<Throwable> failing = new AtomicReference<>();
    CountDownLatch looks = new CountDownLatch(3);
    engine =
        engine(
            () -> {
              looks.countDown();
              IdleEngineTest.<RuntimeException>fail(failing.get());
            });
    engine.look();
    failing.set(trouble);
    engine.look();
    assertThat(told)
        .extracting(Effect::of)
        .containsExactly(new Effect.Work(100), new Effect.Hold(false));
    assertThat(engine.decisions().get("cpu").hold().orElseThrow().sentence())
        .startsWith("Paused: your rules cannot be asked. ");
    stalled.countDown();
    assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void fail(Throwable trouble) throws E {
    if (trouble != null) {
      throw (E) trouble;
    }
  }
}
