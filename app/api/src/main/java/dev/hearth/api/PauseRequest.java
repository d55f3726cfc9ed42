package dev.hearth.api;

/**
 * How to pause.
 *
 * @param minutes for how long with {@link How#TIME}; 0 until resumed
 */
public record PauseRequest(How how, int minutes) {

  /** For a time, until the owner's next morning (6:00), or when the segment in hand is done. */
  public enum How {
    TIME,
    UNTIL_TOMORROW,
    AFTER_SEGMENT
  }

  public static PauseRequest minutes(int minutes) {
    return new PauseRequest(How.TIME, minutes);
  }
}
