package dev.hearth.desktop.view;

/** Durations as people say them. */
public final class Durations {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private Durations() {}

  /** For example "about 6 minutes" or "about 3 h 20 min". */
  public static String about(long seconds) {
    if (seconds < MINUTE) {
      return seconds <= 1 ? "a moment" : "about " + seconds + " seconds";
    }
    if (seconds < HOUR) {
      long minutes = Math.ceilDiv(seconds, (long) MINUTE);
      return minutes == 1 ? "about a minute" : "about " + minutes + " minutes";
    }
    return "about " + seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
  }
}
