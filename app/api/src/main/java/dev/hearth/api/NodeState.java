package dev.hearth.api;

/**
 * The state in one sentence: what it does and why, and in the same breath what happens next.
 *
 * @param rule the id of the rule that holds it still; empty when none does
 * @param givesWay whether that rule gives way to an owner who says "run now"
 * @param said what the owner said last, in a sentence; empty when the rules decide, and for a
 *     pause, of which the state's own sentence tells
 */
public record NodeState(Kind kind, String sentence, String rule, boolean givesWay, String said) {
  /** The id of the rule that says what the owner said: it holds while the owner has paused. */
  public static final String OWNER = "OWNER";

  /** Held by no rule, and nothing was said. */
  public NodeState(Kind kind, String sentence) {
    this(kind, sentence, "", false, "");
  }

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
