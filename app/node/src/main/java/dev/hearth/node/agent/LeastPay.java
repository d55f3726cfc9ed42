package dev.hearth.node.agent;

import dev.hearth.node.forecast.Currency;
import dev.hearth.node.forecast.PayRate;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.provider.Recent;
import dev.hearth.node.settings.OwnersRules;
import dev.hearth.node.settings.Values;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The least that an hour must pay after power, as the owner set it for a device. */
final class LeastPay {
  private static final double WATTS_PER_KILOWATT = 1000;

  /** A job that paid too little has to pay so much more, or it would come and go. */
  private static final double AGAIN = 1.1;

  /** Strangers announce as many jobs as they like. */
  private static final int REMEMBERED = 1000;

  private final Household household;
  private final Rates rates;
  private final TokenWorth worth;
  private final Function<String, Reading<Double>> watts;
  private final Recent<Refused, Boolean> refused = new Recent<>(REMEMBERED);

  private record Refused(String device, Hash job) {}

  /**
   * @param watts what a device draws at work
   */
  LeastPay(
      Household household, Rates rates, TokenWorth worth, Function<String, Reading<Double>> watts) {
    this.household = household;
    this.rates = rates;
    this.worth = worth;
    this.watts = watts;
  }

  /**
   * Empty too where nobody can tell what the job pays: speed, currency or a token's worth are not
   * known.
   */
  Optional<String> objection(String device, JobSpec job) {
    Values values = household.settings().values();
    double least = values.leastPay(device);
    Optional<Currency> currency = rates.currency(values);
    Optional<Double> speed = speed(device);
    Optional<Wei> perHour =
        speed
            .flatMap(tokens -> PayRate.perHour(job, tokens))
            .flatMap(amount -> worth.inCoin(job, amount));
    if (least == 0 || currency.isEmpty() || perHour.isEmpty()) {
      return Optional.empty();
    }
    double pay = currency.get().of(perHour.get()) - power(device, values);
    Refused known = new Refused(device, job.id());
    if (pay >= (refused.get(known).isPresent() ? least * AGAIN : least)) {
      refused.remove(known);
      return Optional.empty();
    }
    refused.put(known, true);
    return Optional.of(sentence(job, currency.get().name(), pay, least));
  }

  private static String sentence(JobSpec job, String currency, double pay, double least) {
    return String.format(
        Locale.ENGLISH,
        "“%s” pays %s %.4f an hour after power; your least is %s %.2f.",
        job.title(),
        currency,
        pay,
        currency,
        least);
  }

  private Optional<Double> speed(String device) {
    return household
        .store()
        .deviceResults()
        .of(device)
        .map(DeviceResult::tokensPerSecond)
        .filter(tokens -> tokens > 0);
  }

  /** What an hour of work costs now; nothing where nobody knows the power. */
  private double power(String device, Values values) {
    double drawn = values.draws(device).or(() -> watts.apply(device).known()).orElse(0.0);
    return drawn
        / WATTS_PER_KILOWATT
        * OwnersRules.of(values).tariff().at(LocalTime.now(household.clock()));
  }
}
