package dev.hearth.api;

import java.util.List;

/**
 * What a device may do now and why.
 *
 * @param share of the time that it may work, in percent; 0 while it is held
 * @param sentence why it is held, and what ends that; empty while it may work
 * @param rules in the order in which they decide
 */
public record DevicePolicy(String device, int share, String sentence, List<RuleView> rules) {

  /**
   * One rule.
   *
   * @param signal what it sees, as a clause
   * @param decides whether it is the one that holds the device back
   * @param givesWay whether it gives way to an owner who says "run now"
   * @param next what would change its mind; empty unless it objects
   * @param settings the keys that change it
   */
  public record RuleView(
      String rule,
      String title,
      String signal,
      Opinion opinion,
      boolean decides,
      boolean givesWay,
      String next,
      List<String> settings) {}

  /** What a rule says; silent when it is switched off or its signal cannot be read. */
  public enum Opinion {
    ALLOWS,
    SILENT,
    LIMITS,
    OBJECTS
  }
}
