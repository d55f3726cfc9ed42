package dev.hearth.node.signals;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sense that is read once in a period, in the background, so that asking costs nothing: the
 * answer is the latest one. Only the first is waited for. One thread asks.
 */
final class Refreshed<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Refreshed.class);
  private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

  private final Sense<T> sense;
  private final long period;
  private final LongSupplier nanoTime;
  private final Executor background;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Reading<T> latest;
  private long begun;

  Refreshed(Sense<T> sense, Duration period, LongSupplier nanoTime, Executor background) {
    this.sense = sense;
    this.period = period.toNanos();
    this.nanoTime = nanoTime;
    this.background = background;
  }

  Reading<T> latest() {
    long now = nanoTime.getAsLong();
    if (latest == null) {
      begun = now;
      read();
    } else if (now - begun >= period && reading.compareAndSet(false, true)) {
      begun = now;
      background.execute(this::read);
    } else if (reading.get() && now - begun >= PATIENCE) {
      return Reading.unknown("this machine has not answered for a while");
    }
    return latest;
  }

  private void read() {
    latest = attempt(sense);
    reading.set(false);
  }

  /** A source that fails is a signal less, not the end of all. */
  static <T> Reading<T> attempt(Sense<T> sense) {
    try {
      return sense.read();
    } catch (RuntimeException e) {
      LOG.debug("a signal could not be read", e);
      return Reading.unknown("reading it failed: " + e.getMessage());
    }
  }
}
