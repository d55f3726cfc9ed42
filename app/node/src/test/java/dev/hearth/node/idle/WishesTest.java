package dev.hearth.node.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.ManualClock;
import dev.hearth.node.policy.Wish;
import dev.hearth.node.store.Database;
import dev.hearth.node.store.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");
  private final ManualClock clock = new ManualClock(NOW);
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("hearth.db"), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Wishes wishes() {
    return new Wishes(new Settings(database), clock);
  }

  private static Arguments row(Consumer<Wishes> said, Wish wish, String ends) {
    return Arguments.of(said, wish, ends == null ? null : Instant.parse(ends));
  }

  static Stream<Arguments> table() {
    return Stream.of(
        row(wishes -> {}, Wish.NONE, null),
        row(Wishes::pauseUntilResumed, new Wish.Pause(Optional.empty()), null),
        row(
            wishes -> wishes.pauseFor(Duration.ofHours(1)),
            new Wish.Pause(Optional.of(Instant.parse("2026-11-26T21:00:00Z"))),
            "2026-11-26T21:00:00Z"),
        row(
            Wishes::pauseUntilTomorrow,
            new Wish.Pause(Optional.of(Instant.parse("2026-11-27T06:00:00Z"))),
            "2026-11-27T06:00:00Z"),
        row(
            wishes -> wishes.runFor(Duration.ofMinutes(60)),
            new Wish.Run(Instant.parse("2026-11-26T21:00:00Z")),
            "2026-11-26T21:00:00Z"),
        row(Wishes::finishThenPause, new Wish.Finish(), null),
        row(
            wishes -> {
              wishes.finishThenPause();
              wishes.finished();
            },
            new Wish.Pause(Optional.empty()),
            null),
        row(
            wishes -> {
              wishes.withdraw();
              wishes.finished();
            },
            Wish.NONE,
            null));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("table")
  void outliveTheAgentUntilTheirTime(Consumer<Wishes> said, Wish wish, Instant ends) {
    said.accept(wishes());
    assertThat(wishes().now()).isEqualTo(wish);
    if (ends == null) {
      clock.pass(Duration.ofDays(9));
      assertThat(wishes().now()).isEqualTo(wish);
    } else {
      clock.set(ends.minusMillis(1));
      assertThat(wishes().now()).isEqualTo(wish);
      clock.set(ends);
      assertThat(wishes().now()).isEqualTo(Wish.NONE);
      assertThat(wishes().now()).isEqualTo(Wish.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dance until dawn", "pause soon", "run", "run 2026-13-40T00:00:00Z"})
  void whatCannotBeReadSaysNothing(String stored) {
    new Settings(database).put("wish", stored);
    assertThat(wishes().now()).isEqualTo(Wish.NONE);
  }

  @Test
  void isObeyedAlsoWhereItCannotBeStored() {
    Wishes wishes = wishes();
    database.close();
    wishes.pauseUntilResumed();
    assertThat(wishes.now()).isEqualTo(new Wish.Pause(Optional.empty()));
  }

  /** The owner speaks just when the wish before is found to be over. */
  @Test
  void whatIsSaidMeanwhileIsNotOver() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    Clock speaking =
        new Clock() {
          @Override
          public Instant instant() {
            Instant now = clock.instant();
            meanwhile.getAndSet(() -> {}).run();
            return now;
          }

          @Override
          public ZoneId getZone() {
            return clock.getZone();
          }

          @Override
          public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
          }
        };
    Wishes wishes = new Wishes(new Settings(database), speaking);
    wishes.pauseFor(Duration.ofHours(1));
    clock.pass(Duration.ofHours(2));
    meanwhile.set(wishes::pauseUntilResumed);
    assertThat(wishes.now()).isEqualTo(new Wish.Pause(Optional.empty()));
  }
}
