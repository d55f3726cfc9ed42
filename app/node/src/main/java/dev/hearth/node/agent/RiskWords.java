package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobRisk;
import dev.hearth.api.Money;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.protocol.Wei;
import dev.hearth.verifier.Deterrence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What keeps the providers of a job honest, in figures and in words. Pure. */
final class RiskWords {
  private static final int HALF = Deterrence.MILLION / 2;
  private static final int PERCENT_DECIMALS = 4;

  private static final String UNBONDED =
      " A provider is checked on every lease until it has put up a bond for its claims.";

  private static final MathContext DIGITS = new MathContext(3, RoundingMode.DOWN);

  private RiskWords() {}

  static JobRisk of(JobOrder order, Denomination money) {
    // A stake goes with a claim alone: whoever is paid by vouchers can lose its pay.
    JobRisk risk =
        of(new Deterrence(order.auditPerMillion(), Wei.ZERO, order.prices().lease()), money);
    return order.auditPerMillion() > 0 && order.auditPerMillion() < JobOrder.ALL
        ? unbonded(risk)
        : risk;
  }

  private static JobRisk unbonded(JobRisk risk) {
    return new JobRisk(
        risk.auditRate(),
        risk.bond(),
        risk.pay(),
        risk.cheatingCosts(),
        risk.cheatingCostsIfHalfCollude(),
        risk.sentence() + UNBONDED);
  }

  static JobRisk of(Deterrence deterrence, Denomination money) {
    Wei cost = deterrence.cost(0);
    Wei inLeague = deterrence.cost(HALF);
    return new JobRisk(
        deterrence.checkedPerMillion() / (double) Deterrence.MILLION,
        deterrence.bond(),
        deterrence.pay(),
        cost,
        inLeague,
        sentence(deterrence, cost, inLeague, money));
  }

  private static String sentence(
      Deterrence deterrence, Wei cost, Wei inLeague, Denomination money) {
    if (deterrence.checkedPerMillion() == 0) {
      return "No lease is checked, so cheating costs a provider nothing: you pay on trust.";
    }
    Wei pay = deterrence.pay();
    String first =
        "%s checked, so cheating on one costs a provider %s on average, %s"
            .formatted(
                checked(deterrence),
                Money.text(cost, money),
                cost.compareTo(pay) >= 0
                    ? "more than the work it would save: it does not pay."
                    : "%s of the pay: it pays only for whom the work would cost more than that."
                        .formatted(share(cost, pay)));
    return first
        + " If half of those who check were in league with it, it would cost %s, %s of the pay."
            .formatted(Money.text(inLeague, money), share(inLeague, pay));
  }

  private static String checked(Deterrence deterrence) {
    return deterrence.checkedPerMillion() == Deterrence.MILLION
        ? "Every lease is"
        : percent(deterrence.checkedPerMillion()) + " of the leases are";
  }

  static String percent(int perMillion) {
    return BigDecimal.valueOf(perMillion, PERCENT_DECIMALS).stripTrailingZeros().toPlainString()
        + " %";
  }

  private static String share(Wei part, Wei pay) {
    return new BigDecimal(part.amount())
            .movePointRight(2)
            .divide(new BigDecimal(pay.amount()), DIGITS)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
