package dev.hearth.desktop.home;

import dev.hearth.api.EarningsDay;
import dev.hearth.protocol.Wei;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Thirty days of earnings, a bar a day, the last one today's; a part a device. Pure. */
record EarningsBars(List<String> devices, List<Bar> bars) {
  static final int DAYS = 30;

  EarningsBars {
    devices = List.copyOf(devices);
    bars = List.copyOf(bars);
  }

  /** A day and what each device earned on it. */
  record Bar(LocalDate day, List<Wei> parts) {
    Bar {
      parts = List.copyOf(parts);
    }

    Wei sum() {
      return parts.stream().reduce(Wei.ZERO, Wei::plus);
    }
  }

  static EarningsBars of(List<EarningsDay> earned, LocalDate today) {
    List<String> devices = earned.stream().map(EarningsDay::device).distinct().sorted().toList();
    List<Bar> bars =
        Stream.iterate(today.minusDays(DAYS - 1L), day -> day.plusDays(1))
            .limit(DAYS)
            .map(day -> new Bar(day, parts(earned, day, devices)))
            .toList();
    return new EarningsBars(devices, bars);
  }

  private static List<Wei> parts(List<EarningsDay> earned, LocalDate day, List<String> devices) {
    return devices.stream()
        .map(
            device ->
                earned.stream()
                    .filter(one -> one.device().equals(device))
                    .filter(one -> one.date().equals(day.toString()))
                    .map(EarningsDay::amount)
                    .reduce(Wei.ZERO, Wei::plus))
        .toList();
  }

  Wei most() {
    return bars.stream().map(Bar::sum).max(Wei::compareTo).orElse(Wei.ZERO);
  }

  Wei sum() {
    return bars.stream().map(Bar::sum).reduce(Wei.ZERO, Wei::plus);
  }
}
