package dev.hearth.compute.fold;

/** A program that continues from an accumulator: the body of a loop, or what follows it. */
@FunctionalInterface
public interface Body {
  /** The accumulator as it is. */
  Body SAME = (code, accumulator) -> accumulator;

  Value of(Code code, Value accumulator);
}
