package dev.hearth.node.policy;

import java.util.Optional;
import java.util.function.Function;

/**
 * A signal as it could be read. What cannot be read on a machine never keeps it from working: the
 * owner sees why it is unknown.
 */
public sealed interface Reading<T> {

  record Known<T>(T value) implements Reading<T> {}

  /** Why not, as a clause: "Wayland does not tell which window is in front". */
  record Unknown<T>(String reason) implements Reading<T> {}

  static <T> Reading<T> of(T value) {
    return new Known<>(value);
  }

  static <T> Reading<T> unknown(String reason) {
    return new Unknown<>(reason);
  }

  default Optional<T> known() {
    return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  default <R> Reading<R> map(Function<T, R> change) {
    return switch (this) {
      case Known<T>(T value) -> of(change.apply(value));
      case Unknown<T>(String reason) -> unknown(reason);
    };
  }
}
