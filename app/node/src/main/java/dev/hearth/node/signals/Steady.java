package dev.hearth.node.signals;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bridges a source that falls silent for a moment, such as a display too busy to answer: its last
 * word stands for ten seconds. Nothing may start to work just because a source hiccups.
 */
final class Steady<T> implements Sense<T> {
  private static final long BRIDGED = Duration.ofSeconds(10).toNanos();

  private final Sense<T> sense;
  private final LongSupplier nanoTime;
  private Reading<T> last = Reading.unknown("it has not been read yet");
  private long heard;

  Steady(Sense<T> sense, LongSupplier nanoTime) {
    this.sense = sense;
    this.nanoTime = nanoTime;
  }

  @Override
  public Reading<T> read() {
    Reading<T> now = Refreshed.attempt(sense);
    if (now.known().isPresent()) {
      heard = nanoTime.getAsLong();
      last = now;
    }
    boolean bridged = last.known().isPresent() && nanoTime.getAsLong() - heard < BRIDGED;
    return bridged ? last : now;
  }
}
