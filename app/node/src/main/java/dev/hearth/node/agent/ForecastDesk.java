package dev.hearth.node.agent;

import dev.hearth.api.Forecast;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.node.forecast.Currency;
import dev.hearth.node.forecast.Forecaster;
import dev.hearth.node.forecast.PayRate;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.Tariff;
import dev.hearth.node.settings.OwnersRules;
import dev.hearth.node.settings.Values;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What devices earn and draw, from what was measured, read and heard. */
final class ForecastDesk {
  private static final int DAYS = 7;
  private static final int HOURS = 24;
  private static final int MINUTE = 60;

  private final Household household;
  private final Supplier<List<String>> devices;
  private final WhatIfDesk hindsight;
  private final Rates rates;
  private final TokenWorth worth;
  private final WorkPower power;

  ForecastDesk(
      Household household,
      Supplier<List<String>> devices,
      WhatIfDesk hindsight,
      Rates rates,
      TokenWorth worth,
      WorkPower power) {
    this.household = household;
    this.devices = devices;
    this.hindsight = hindsight;
    this.rates = rates;
    this.worth = worth;
    this.power = power;
  }

  /** What the device earns on the best job there is, and draws; for the rule of worth. */
  Economy economy(String device) {
    Values values = household.settings().values();
    Optional<Currency> currency = rates.currency(values);
    Optional<Wei> best =
        openJobs().stream().flatMap(job -> pay(job, device).stream()).max(Wei::compareTo);
    Reading<Double> pay =
        currency.isEmpty()
            ? Reading.unknown("you have not said what one ETH is worth")
            : best.<Reading<Double>>map(wei -> Reading.of(currency.get().of(wei)))
                .orElseGet(() -> Reading.unknown("no job has shown what it pays"));
    return new Economy(pay, watts(device, values));
  }

  private Reading<Double> watts(String device, Values values) {
    return values.draws(device).<Reading<Double>>map(Reading::of).orElseGet(() -> power.of(device));
  }

  Forecast forecast(NodeSnapshot.Network network) {
    Values values = household.settings().values();
    Rules rules = OwnersRules.of(values);
    Optional<String> device = devices.get().stream().findFirst();
    Forecaster.Range range =
        Forecaster.of(
            new Forecaster.Known(
                openJobs().stream().map(this::payOfAll).filter(pay -> !pay.isZero()).toList(),
                device.flatMap(id -> hindsight.hoursADay(rules, id, DAYS)),
                device.flatMap(id -> watts(id, values).known()),
                average(rules.tariff()),
                rates.currency(values),
                "ETH",
                network == NodeSnapshot.Network.PRACTICE));
    return new Forecast(
        range.sentence(),
        range.low(),
        range.high(),
        range.hoursADay(),
        range.powerCost().orElse(null),
        range.assumptions());
  }

  private static double average(Tariff tariff) {
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      sum += tariff.at(LocalTime.of(hour, 0));
    }
    return sum / HOURS;
  }

  private List<JobSpec> openJobs() {
    long now = household.clock().instant().getEpochSecond();
    return household.store().jobs().openSpecs().stream()
        .filter(job -> job.deadline() > now)
        .toList();
  }

  private Wei payOfAll(JobSpec job) {
    return devices.get().stream()
        .flatMap(device -> pay(job, device).stream())
        .reduce(Wei.ZERO, Wei::plus);
  }

  /** In coin; empty too for a token that the owner does not accept, or has put no worth to. */
  private Optional<Wei> pay(JobSpec job, String device) {
    return measured(device)
        .flatMap(speed -> PayRate.perHour(job, speed))
        .flatMap(pay -> worth.inCoin(job, pay));
  }

  private Optional<Double> measured(String device) {
    return household
        .store()
        .deviceResults()
        .of(device)
        .map(DeviceResult::tokensPerSecond)
        .filter(speed -> speed > 0);
  }

  /** How long these devices alone would train and check what is ordered; 0 when not measured. */
  long minutes(JobOrder order) {
    double speed =
        devices.get().stream()
            .flatMap(device -> measured(device).stream())
            .mapToDouble(tokens -> PayRate.speed(order.plan().model(), tokens))
            .sum();
    return speed == 0 ? 0 : (long) Math.ceil(order.tokens() / speed / MINUTE);
  }
}
