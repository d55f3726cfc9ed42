package dev.hearth.node.policy;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What a kilowatt-hour costs through the day, in the owner's currency. */
public record Tariff(List<Band> bands) {
  private static final int DAY_MINUTES = 24 * 60;

  public Tariff {
    bands = List.copyOf(bands);
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("a tariff without a price");
    }
  }

  /** A price for some hours of every day. */
  public record Band(DailyHours hours, double price) {}

  public static Tariff flat(double price) {
    return new Tariff(
        List.of(new Band(new DailyHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT), price)));
  }

  /** The first band that has the hour; the dearest one where none does. */
  public double at(LocalTime time) {
    return bands.stream()
        .filter(band -> band.hours().contains(time))
        .findFirst()
        .map(Band::price)
        .orElseGet(() -> bands.stream().mapToDouble(Band::price).max().orElseThrow());
  }

  /** When power next costs at most so much; empty when it never does. */
  public Optional<LocalDateTime> nextAtMost(double price, LocalDateTime after) {
    LocalDateTime minute = after.withSecond(0).withNano(0);
    for (int i = 1; i <= DAY_MINUTES; i++) {
      LocalDateTime candidate = minute.plusMinutes(i);
      if (at(candidate.toLocalTime()) <= price) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
