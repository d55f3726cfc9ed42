package dev.hearth.node.policy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hours of the week: stretches of the day, each on some days, counted from the day they begin. */
public record WeeklyHours(List<Stretch> stretches) {
  public static final WeeklyHours ALWAYS = new WeeklyHours(List.of());
  private static final int WEEK_MINUTES = 7 * 24 * 60;

  public WeeklyHours {
    stretches = List.copyOf(stretches);
  }

  /** The same hours on these days. */
  public record Stretch(Set<DayOfWeek> days, DailyHours hours) {
    public Stretch {
      days = Set.copyOf(days);
    }

    boolean contains(LocalDateTime time) {
      boolean yesterdays = hours.spansMidnight() && time.toLocalTime().isBefore(hours.to());
      DayOfWeek day = yesterdays ? time.getDayOfWeek().minus(1) : time.getDayOfWeek();
      return days.contains(day) && hours.contains(time.toLocalTime());
    }
  }

  /** No stretch at all means the whole week. */
  public boolean contains(LocalDateTime time) {
    return stretches.isEmpty() || stretches.stream().anyMatch(stretch -> stretch.contains(time));
  }

  /** When the next stretch begins; empty when none ever does. */
  public Optional<LocalDateTime> nextStart(LocalDateTime after) {
    LocalDateTime minute = after.truncatedTo(ChronoUnit.MINUTES);
    for (int i = 1; i <= WEEK_MINUTES; i++) {
      LocalDateTime candidate = minute.plusMinutes(i);
      if (contains(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
