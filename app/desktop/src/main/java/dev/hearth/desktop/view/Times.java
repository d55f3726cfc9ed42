package dev.hearth.desktop.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people say them. */
public final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

  private Times() {}

  /** For example "28 Nov, 20:00". */
  public static String of(long milliseconds) {
    return MINUTE.format(Instant.ofEpochMilli(milliseconds));
  }
}
