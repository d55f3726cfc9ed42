package dev.hearth.node.policy;

/** What one rule says of a situation, always with the live signal it looked at, as a clause. */
public sealed interface Verdict {
  String signal();

  /** Work, for all this rule knows. */
  record Allows(String signal) implements Verdict {}

  /** The rule is switched off, or its signal cannot be read: it has no say. */
  record Silent(String signal) implements Verdict {}

  /** Work, but only so much of the time, in percent. */
  record Limits(String signal, int share) implements Verdict {}

  /**
   * Do not work.
   *
   * @param reason "on battery (64 %)"
   * @param next "Resumes on mains power."
   * @param release whether the device's memory is wanted too, not just its time
   */
  record Objects(String signal, String reason, String next, boolean release) implements Verdict {}
}
