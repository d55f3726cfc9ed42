package dev.hearth.protocol.dispute;

/** The tags of a move's fields in a {@link Played}, and the numbers of its kinds. */
final class MoveField {
  static final int KIND = 10;
  static final int INDEX = 11;
  static final int VALUE = 12;
  static final int PATH = 13;
  static final int BEFORE = 14;
  static final int BEFORE_PATH = 15;
  static final int HEADER = 16;
  static final int HEADER_PATH = 17;
  static final int LEAF = 18;
  static final int LEAF_PATH = 19;
  static final int CODE = 20;
  static final int FIRST = 21;
  static final int SECOND = 22;
  static final int THIRD = 23;
  static final int VARIABLE = 24;
  static final int VARIABLE_PATH = 25;

  /** The state's root, or the update's. */
  static final int END = 26;

  static final int WORK = 27;
  static final int WORDS = 28;
  static final int VALUES = 29;

  /** The order is that of the numbers that travel. */
  enum Kind {
    STEPS,
    STAGES_OF_STEP,
    STAGES_OF_UPDATE,
    NARROW,
    TREE,
    SUBTREE,
    WORDS,
    OPERATIONS
  }

  private MoveField() {}
}
