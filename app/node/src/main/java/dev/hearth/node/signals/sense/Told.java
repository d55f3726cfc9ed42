package dev.hearth.node.signals.sense;

import dev.hearth.node.policy.Reading;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody may tell, with the reason that stands where they do not. */
public record Told<T>(Supplier<Optional<T>> source, String unknown) implements Sense<T> {
  @Override
  public Reading<T> read() {
    return source.get().map(Reading::of).orElseGet(() -> Reading.unknown(unknown));
  }
}
