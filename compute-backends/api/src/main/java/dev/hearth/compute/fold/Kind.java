package dev.hearth.compute.fold;

/**
 * The kind of a value inside a program. A word of kind INT may be used as a float, not the reverse.
 */
public enum Kind {
  FLOAT,
  INT,
  BOOL;

  static Kind of(Type type) {
    return type == Type.F32 ? FLOAT : INT;
  }

  /**
   * Whether a value of this kind may stand where {@code wanted} is asked. Float bits become an
   * integer only through {@link Op#BITS}, so that a NaN's payload never reaches integer arithmetic.
   */
  boolean servesAs(Kind wanted) {
    return this == wanted || (this == INT && wanted == FLOAT);
  }
}
