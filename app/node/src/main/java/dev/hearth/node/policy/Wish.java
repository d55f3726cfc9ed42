package dev.hearth.node.policy;

import java.time.Instant;
import java.util.Optional;

/** What the owner said last, beside the rules. */
public sealed interface Wish {
  Wish NONE = new None();

  /** The rules decide. */
  record None() implements Wish {}

  /** Until then, or until resumed. */
  record Pause(Optional<Instant> until) implements Wish {}

  /** Whatever the rules say of hours, use and worth; the limits that protect the device hold. */
  record Run(Instant until) implements Wish {}

  /** Work to the end of the segment in hand, then pause until resumed. */
  record Finish() implements Wish {}
}
