package dev.hearth.node.policy;

/**
 * What a device earns and draws while it works.
 *
 * @param payPerHour in the owner's currency, by the best job there is; unknown when there is none
 * @param watts measured, or the owner's figure
 */
public record Economy(Reading<Double> payPerHour, Reading<Double> watts) {
  public static final Economy UNKNOWN =
      new Economy(
          Reading.unknown("no job has shown what it pays"),
          Reading.unknown("this device does not tell the power it draws"));
}
