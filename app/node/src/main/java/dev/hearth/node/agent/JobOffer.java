package dev.hearth.node.agent;

import dev.hearth.api.JobRequest;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Preset;
import dev.hearth.wallet.keys.Spelling;
import java.time.Duration;
import java.time.Instant;

/** Turns what a person asks for into an order with a price. Pure. */
final class JobOffer {
  private static final int MOST_ROUNDS = JobRequest.MOST_ROUNDS;
  private static final Duration LEAST_LEASE_TIME = Duration.ofMinutes(10);

  /**
   * Parameters trained on a token, a second: a twentieth of what two cores of a server do, as of a
   * slow machine held to a quarter of its time.
   */
  private static final double SLOW = 1e9;

  private static final Duration LIFE = Duration.ofDays(2);

  /** In bits; so many leases of it are still an amount. */
  private static final int HIGHEST_PRICE = 90;

  private JobOffer() {}

  /** Throws RpcException for a text, preset, rounds, audit rate, token or price that cannot be. */
  static JobOrder of(JobRequest request, byte[] text, Instant now, Eip712 escrow) {
    Preset preset =
        Preset.named(request.preset())
            .orElseThrow(
                () ->
                    refused(
                        "PRESET-UNKNOWN",
                        "There is no preset " + request.preset() + ".",
                        "Choose one of " + String.join(", ", JobRequest.PRESETS) + "."));
    if (request.rounds() < 1 || request.rounds() > MOST_ROUNDS) {
      throw refused(
          "ROUNDS-IMPOSSIBLE", "A job has 1 to " + MOST_ROUNDS + " rounds.", "Choose fewer.");
    }
    if (!(request.auditRate() >= 0 && request.auditRate() <= 1)) {
      throw refused(
          "AUDIT-RATE-IMPOSSIBLE", "The audit rate is from 0 to 1.", "1 checks every lease.");
    }
    TrainingPlan plan = plan(preset, request.accumulation());
    check(plan, text);
    return new JobOrder(
        request.title(),
        plan,
        request.rounds(),
        request.seed(),
        prices(request, plan),
        (int) Math.round(request.auditRate() * JobOrder.ALL),
        1,
        leaseTime(plan),
        now.plus(LIFE),
        escrow,
        token(request));
  }

  /** Throws RpcException for what is no address. */
  static Address token(JobRequest request) {
    return request.token().isEmpty() ? Address.ZERO : token(request.token());
  }

  static Address token(String text) {
    try {
      return Spelling.read(text.strip());
    } catch (IllegalArgumentException e) {
      throw refused(
          "TOKEN-ADDRESS",
          "“" + text + "” is not an address, or one of its letters is wrong.",
          "A token is named by the address of its contract, 0x and 40 digits.");
    }
  }

  private static Prices prices(JobRequest request, TrainingPlan plan) {
    if (request.price() == null && !request.token().isEmpty()) {
      throw refused(
          "PRICE-MISSING", "Nobody knows what a lease is worth in a token.", "Say what it pays.");
    }
    return request.price() == null ? Prices.usual(plan) : prices(request.price());
  }

  private static Prices prices(Wei said) {
    if (said.isZero() || said.amount().bitLength() > HIGHEST_PRICE) {
      throw refused("PRICE-IMPOSSIBLE", "No lease can pay that.", "Choose another price.");
    }
    return new Prices(said, said);
  }

  private static TrainingPlan plan(Preset preset, int accumulation) {
    TrainingPlan plan = TrainingPlan.of(preset);
    try {
      return accumulation == 0 ? plan : plan.accumulating(accumulation);
    } catch (IllegalArgumentException e) {
      throw refused(
          "ACCUMULATION-IMPOSSIBLE",
          "In %d micro-batches: %s.".formatted(accumulation, e.getMessage()),
          "Choose a divisor of the batch.");
    }
  }

  /** Long enough for a slow machine; a provider takes no lease of more than two hours. */
  static Duration leaseTime(TrainingPlan plan) {
    double work = (double) plan.model().parameters() * plan.tokensOfALease();
    Duration needed = Duration.ofSeconds((long) Math.ceil(work / SLOW));
    return needed.compareTo(LEAST_LEASE_TIME) > 0 ? needed : LEAST_LEASE_TIME;
  }

  private static void check(TrainingPlan plan, byte[] text) {
    try {
      plan.corpus(text);
    } catch (MalformedException e) {
      throw refused("DATA-SHORT", "For this model " + e.getMessage() + ".", "Give it more text.");
    }
  }

  private static RpcException refused(String code, String sentence, String advice) {
    return new RpcException(code, sentence, advice);
  }
}
