package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who plays a video or keeps the screen awake: the first name that anybody has. A source says empty
 * text when there is nobody, and nothing when it is not of this desktop.
 */
public record ScreenKeepers(List<Supplier<Optional<String>>> sources) implements Sense<String> {
  public ScreenKeepers {
    sources = List.copyOf(sources);
  }

  @Override
  public Reading<String> read() {
    boolean told = false;
    for (Supplier<Optional<String>> source : sources) {
      Optional<String> name = source.get();
      told |= name.isPresent();
      if (name.filter(known -> !known.isEmpty()).isPresent()) {
        return Reading.of(name.get());
      }
    }
    return told
        ? Reading.of("")
        : Reading.unknown("this desktop does not tell what keeps the screen awake");
  }
}
