package dev.hearth.node.policy;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a kilowatt-hour costs through the day, in the owner's currency. */
public record Tariff(List<Band> bands) {
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

  /** When power next begins to cost at most so much; empty when it never does. */
  public Optional<LocalDateTime> nextAtMost(double price, LocalDateTime after) {
    return edges()
        .filter(edge -> at(edge) <= price)
        .map(edge -> next(edge, after))
        .min(Comparator.naturalOrder());
  }

  /** The price changes at no other time. */
  private Stream<LocalTime> edges() {
    return bands.stream().flatMap(band -> Stream.of(band.hours().from(), band.hours().to()));
  }

  private static LocalDateTime next(LocalTime time, LocalDateTime after) {
    LocalDateTime today = after.toLocalDate().atTime(time);
    return today.isAfter(after) ? today : today.plusDays(1);
  }
}
