package dev.hearth.node.settings;

import java.util.List;

/**
 * What a setting's text may say.
 *
 * @param hint completes "wants ...": "a time such as 90 s, 5 min or 2 h"
 * @param choices all values there are; empty when there are too many to list
 */
public record Kind<T>(String hint, List<String> choices, Reader<T> reader) {

  public Kind {
    choices = List.copyOf(choices);
  }

  /** Throws IllegalArgumentException for what is not of the kind. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(String text);
  }

  static <T> Kind<T> of(String hint, Reader<T> reader) {
    return new Kind<>(hint, List.of(), reader);
  }

  /** The text as programs read it: where there are choices, the one that means the same. */
  public String normal(String text) {
    T value = read(text);
    return choices.stream()
        .filter(choice -> read(choice).equals(value))
        .findFirst()
        .orElse(text.strip());
  }

  /** Throws IllegalArgumentException, its message without a sentence around it. */
  public T read(String text) {
    try {
      return reader.read(text.strip());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("wants " + hint + ", not \"" + text.strip() + "\"", e);
    }
  }
}
