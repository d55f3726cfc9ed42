package dev.hearth.node.lease;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Tries again after a growing, jittered wait (doubling from first to longest) until a deadline. The
 * wait is an event of the scheduler; the caller's virtual thread parks.
 */
public final class Retry {
  /** One try; IOException or an empty answer mean that a later one may succeed. */
  @FunctionalInterface
  public interface Attempt<T> {
    Optional<T> run() throws IOException, InterruptedException;
  }

  private final ScheduledExecutorService scheduler;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration first;
  private final Duration longest;

  public Retry(
      ScheduledExecutorService scheduler,
      InstantSource clock,
      RandomGenerator random,
      Duration first,
      Duration longest) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.random = random;
    this.first = first;
    this.longest = longest;
  }

  /** At least one try, however late; empty when the deadline came first. */
  public <T> Optional<T> until(Instant deadline, Attempt<T> attempt) throws InterruptedException {
    Optional<T> result = tryOnce(attempt);
    for (Duration wait = first;
        result.isEmpty() && clock.instant().isBefore(deadline);
        wait = longer(wait)) {
      await(jittered(wait));
      result = tryOnce(attempt);
    }
    return result;
  }

  private static <T> Optional<T> tryOnce(Attempt<T> attempt) throws InterruptedException {
    try {
      return attempt.run();
    } catch (IOException mayPass) {
      return Optional.empty();
    }
  }

  /** Lets so much time pass. */
  public void await(Duration time) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    var event = scheduler.schedule(over::countDown, time.toNanos(), TimeUnit.NANOSECONDS);
    try {
      over.await();
    } finally {
      event.cancel(false);
    }
  }

  private Duration longer(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  /** Between half and all of it, so that providers cut off together do not return together. */
  private Duration jittered(Duration wait) {
    long half = wait.toNanos() / 2;
    return Duration.ofNanos(half + random.nextLong(half + 1));
  }
}
