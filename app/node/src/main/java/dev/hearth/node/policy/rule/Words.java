package dev.hearth.node.policy.rule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Times and figures as the rules say them. */
public final class Words {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private Words() {}

  /** "12 seconds", "5 minutes", "2 hours". */
  static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < MINUTE) {
      return counted(seconds, "second");
    }
    return seconds < HOUR ? counted(seconds / MINUTE, "minute") : counted(seconds / HOUR, "hour");
  }

  /** "1 minute 30 seconds", "2 hours 15 minutes". */
  static String exactly(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < MINUTE) {
      return duration(time);
    }
    return duration(time)
        + (seconds < HOUR
            ? rest(seconds % MINUTE, "second")
            : rest(seconds % HOUR / MINUTE, "minute"));
  }

  private static String rest(long count, String unit) {
    return count == 0 ? "" : " " + counted(count, unit);
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /** "18:00", or "Monday 18:00" when it is not within a day. */
  public static String moment(LocalDateTime time, LocalDateTime now) {
    String clock = CLOCK.format(time);
    return time.isBefore(now.plusDays(1))
        ? clock
        : time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + clock;
  }

  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** No decimals where there are none. */
  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /** Money of the owner's currency: two decimals, three below a tenth. */
  static String money(double amount) {
    return String.format(Locale.ROOT, amount < 0.1 ? "%.3f" : "%.2f", amount);
  }
}
