package dev.hearth.node.settings;

import dev.hearth.node.policy.DailyHours;
import dev.hearth.node.policy.Tariff;
import dev.hearth.node.policy.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Hours and what they cost, as people write them. */
final class Hours {
  static final Kind<Optional<DailyHours>> DAILY =
      Kind.of(
          "hours such as 22:00-07:00, or none", text -> Kinds.unless("none", text, Hours::daily));
  static final Kind<WeeklyHours> WEEKLY =
      Kind.of(
          "always, or days and hours such as mon-fri 18:00-08:00, sat-sun 00:00-24:00",
          Hours::weekly);
  static final Kind<Tariff> TARIFF =
      Kind.of(
          "a price such as 0.30, or prices by the hour such as 0.32, 22:00-06:00 0.18",
          Hours::tariff);

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private Hours() {}

  private static DailyHours daily(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(text);
    }
    return new DailyHours(time(ends[0]), time(ends[1]));
  }

  private static LocalTime time(String text) {
    String clock = text.strip();
    return clock.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(clock);
  }

  private static WeeklyHours weekly(String text) {
    if (text.equalsIgnoreCase("always")) {
      return WeeklyHours.ALWAYS;
    }
    List<WeeklyHours.Stretch> stretches = new ArrayList<>();
    for (String part : text.toLowerCase(Locale.ROOT).split(",")) {
      String[] words = part.strip().split("\\s+");
      stretches.add(new WeeklyHours.Stretch(days(words), daily(words[words.length - 1])));
    }
    return new WeeklyHours(stretches);
  }

  private static Set<DayOfWeek> days(String[] words) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int i = 0; i < words.length - 1; i++) {
      String[] ends = words[i].split("-", 2);
      DayOfWeek day = day(ends[0]);
      DayOfWeek last = day(ends[ends.length - 1]);
      days.add(last);
      for (; day != last; day = day.plus(1)) {
        days.add(day);
      }
    }
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static DayOfWeek day(String name) {
    int index = DAYS.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(name);
    }
    return DayOfWeek.of(index + 1);
  }

  /** Prices with hours come first, whatever the order they are written in. */
  private static Tariff tariff(String text) {
    List<Tariff.Band> bands = new ArrayList<>();
    Optional<Tariff.Band> otherwise = Optional.empty();
    for (String part : text.split(",")) {
      String[] words = part.strip().split("\\s+");
      double price = price(words[words.length - 1]);
      if (words.length == 1) {
        otherwise = Optional.of(Tariff.flat(price).bands().getFirst());
      } else {
        bands.add(new Tariff.Band(daily(words[0]), price));
      }
    }
    otherwise.ifPresent(bands::add);
    return new Tariff(bands);
  }

  private static double price(String text) {
    double price = Double.parseDouble(text);
    if (!(price >= 0 && price < 1000)) {
      throw new IllegalArgumentException(text);
    }
    return price;
  }
}
