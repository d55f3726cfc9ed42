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

  /** Without "about": "41 h 20 min", "6 min", "nothing". */
  public static String of(long seconds) {
    if (seconds < MINUTE) {
      return seconds == 0 ? "nothing" : seconds + " s";
    }
    long minutes = seconds % HOUR / MINUTE;
    if (seconds < HOUR) {
      return minutes + " min";
    }
    return seconds / HOUR + " h" + (minutes == 0 ? "" : " " + minutes + " min");
  }
}
