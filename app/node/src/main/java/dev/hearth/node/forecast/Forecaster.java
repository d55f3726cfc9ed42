package dev.hearth.node.forecast;

import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An honest forecast: a range, and everything it follows from. Pure. */
public final class Forecaster {
  private static final double DAYS = 30;
  private static final double KILO = 1000;

  /** Nobody has work for every hour that a machine is free. */
  private static final double LEAST_BUSY = 0.25;

  private Forecaster() {}

  /**
   * What is known.
   *
   * @param perHour what an hour pays on each open job, the work of all devices together
   * @param hoursADay that the owner's rules leave; empty where nothing was recorded yet
   * @param watts at work; empty where not known
   * @param price of a kilowatt-hour, on average over the day
   * @param currency empty while nobody has said what a token is worth
   */
  public record Known(
      List<Wei> perHour,
      Optional<Double> hoursADay,
      Optional<Double> watts,
      double price,
      Optional<Currency> currency,
      String unit,
      boolean practice) {
    public Known {
      perHour = List.copyOf(perHour);
    }
  }

  /** A month's range; empty when no job is known. Power in the owner's currency. */
  public record Range(
      Wei low,
      Wei high,
      double hoursADay,
      Optional<Double> powerCost,
      String sentence,
      List<String> assumptions) {}

  public static Range of(Known known) {
    double hours = known.hoursADay().orElse(8.0);
    Wei low = month(least(known.perHour()), hours * LEAST_BUSY);
    Wei high = month(most(known.perHour()), hours);
    Optional<Double> power = known.watts().map(w -> w / KILO * known.price() * hours * DAYS);
    return new Range(
        low, high, hours, power, sentence(known, low, high), assumptions(known, hours));
  }

  private static Wei least(List<Wei> perHour) {
    return perHour.stream().min(Wei::compareTo).orElse(Wei.ZERO);
  }

  private static Wei most(List<Wei> perHour) {
    return perHour.stream().max(Wei::compareTo).orElse(Wei.ZERO);
  }

  private static Wei month(Wei perHour, double hoursADay) {
    BigDecimal month =
        new BigDecimal(perHour.amount()).multiply(BigDecimal.valueOf(hoursADay * DAYS));
    return new Wei(month.setScale(0, RoundingMode.DOWN).toBigInteger());
  }

  private static String sentence(Known known, Wei low, Wei high) {
    if (known.perHour().isEmpty()) {
      return "No open job is known yet, so nobody can say what this machine would earn.";
    }
    if (known.hoursADay().filter(hours -> hours == 0).isPresent()) {
      return "Your rules left it no time over the last days, so it would earn nothing.";
    }
    String range = "Likely between " + amount(known, low) + " and " + amount(known, high);
    return range
        + " a month."
        + (known.practice() ? " This is practice money: nothing can be bought for it." : "");
  }

  private static String amount(Known known, Wei amount) {
    return known
        .currency()
        .map(currency -> money(currency.of(amount)) + " " + currency.name())
        .orElseGet(() -> tokens(amount) + " " + known.unit());
  }

  private static String tokens(Wei amount) {
    return new BigDecimal(amount.amount(), 18)
        .round(new java.math.MathContext(3, RoundingMode.DOWN))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String money(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }

  private static List<String> assumptions(Known known, double hours) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        known.hoursADay().isPresent()
            ? "%.1f hours a day, as your rules left them over the last days.".formatted(hours)
            : "%.0f hours a day: how much your rules leave is known after a day.".formatted(hours));
    assumptions.add(
        "Work for a quarter of that time at the worst pay among %d open jobs, or for all of it at the best."
            .formatted(known.perHour().size()));
    known
        .watts()
        .ifPresentOrElse(
            watts ->
                assumptions.add(
                    "%.0f W at work, at %.2f a kilowatt-hour.".formatted(watts, known.price())),
            () ->
                assumptions.add("Power is not counted: this machine does not tell what it draws."));
    return List.copyOf(assumptions);
  }
}
