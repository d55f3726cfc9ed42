package dev.hearth.node.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Hours of the week: stretches of the day, each on some days, counted from the day they begin. */
public record WeeklyHours(List<Stretch> stretches) {
  public static final WeeklyHours ALWAYS = new WeeklyHours(List.of());
  private static final int WEEK = 7;

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
    return IntStream.rangeClosed(0, WEEK)
        .mapToObj(after.toLocalDate()::plusDays)
        .flatMap(this::starts)
        .filter(start -> start.isAfter(after))
        .min(Comparator.naturalOrder());
  }

  private Stream<LocalDateTime> starts(LocalDate day) {
    return stretches.stream()
        .filter(stretch -> stretch.days().contains(day.getDayOfWeek()))
        .map(stretch -> day.atTime(stretch.hours().from()));
  }
}
