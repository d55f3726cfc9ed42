package dev.hearth.node.signals.sense;

import dev.hearth.node.policy.Reading;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Sources that need functions of the system, which another version of it may lack. */
public final class Available {
  private Available() {}

  /**
   * The source, or one that knows nothing.
   *
   * @param making throws NoSuchElementException where a library or a function is missing
   */
  public static <T> Sense<T> orSilent(Supplier<Sense<T>> making, String unknown) {
    try {
      return making.get();
    } catch (NoSuchElementException missing) {
      return () -> Reading.unknown(unknown);
    }
  }
}
