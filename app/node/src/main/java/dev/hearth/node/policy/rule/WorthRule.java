package dev.hearth.node.policy.rule;

import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Rule;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Tariff;
import dev.hearth.node.policy.Verdict;

/** Power that costs more than the work pays; lets go when the work pays a tenth more than that. */
final class WorthRule implements Rule {
  private static final double WATTS_A_KILOWATT = 1000;
  private static final double RELEASE = 1.1;

  @Override
  public RuleId id() {
    return RuleId.WORTH;
  }

  @Override
  public Verdict judge(Situation situation) {
    Economy economy = situation.economy();
    if (!situation.rules().onlyWhenWorth()) {
      return new Verdict.Silent("switched off");
    }
    if (economy.payPerHour() instanceof Reading.Unknown<Double>(String reason)) {
      return new Verdict.Silent(reason);
    }
    if (economy.watts() instanceof Reading.Unknown<Double>(String reason)) {
      return new Verdict.Silent(reason);
    }
    return judge(
        situation,
        economy.payPerHour().known().orElseThrow(),
        economy.watts().known().orElseThrow());
  }

  private Verdict judge(Situation situation, double pay, double watts) {
    Tariff tariff = situation.rules().tariff();
    double kilowatts = watts / WATTS_A_KILOWATT;
    double cost = kilowatts * tariff.at(situation.local().toLocalTime());
    String now =
        "an hour pays " + Words.money(pay) + " and costs " + Words.money(cost) + " in power";
    if (pay >= (situation.held().by(id()) ? cost * RELEASE : cost)) {
      return new Verdict.Allows(now);
    }
    String next =
        tariff
            .nextAtMost(pay / (kilowatts * RELEASE), situation.local())
            .map(
                at ->
                    "Resumes at "
                        + Words.moment(at, situation.local())
                        + ", when power is cheaper.")
            .orElse("Resumes when a job pays more.");
    return new Verdict.Objects(now, "not worth it, " + now, next, true);
  }
}
