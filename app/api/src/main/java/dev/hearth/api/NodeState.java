package dev.hearth.api;

/** The state in one sentence: what it does and why, and in the same breath what happens next. */
public record NodeState(Kind kind, String sentence) {
  /** For colours and icons; the sentence says the rest. */
  public enum Kind {
    STARTING,
    READY,
    EARNING,
    PAUSED,
    OFFLINE,
    NEEDS_YOU
  }
}
