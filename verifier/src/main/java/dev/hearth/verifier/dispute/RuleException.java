package dev.hearth.verifier.dispute;

/** A move against the rules; {@link Game} makes a {@link Turn.Refused} of it. */
final class RuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RuleException(String why) {
    super(why, null, false, false);
  }

  static void require(boolean holds, String why) {
    if (!holds) {
      throw new RuleException(why);
    }
  }
}
