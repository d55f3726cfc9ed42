package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobPot;
import dev.hearth.api.JobRequest;
import dev.hearth.api.Money;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.claim.Opening;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.verifier.Deterrence;
import dev.hearth.wallet.audit.PotTerms;
import java.util.Optional;

/**
 * The pot that a job is offered with.
 *
 * @param sentence what it does, or why there is none
 */
record PotOffer(Optional<AuditPot> pot, String sentence) {
  private static final int HALF = Deterrence.MILLION / 2;

  /**
   * Throws RpcException for a pot that cannot be, or pays no audit.
   *
   * @param paid whether the network has a contract that pays auditors
   */
  static PotOffer of(JobRequest request, JobOrder order, boolean paid, Wei gasPrice) {
    Wei asked = request.auditPot();
    if (asked != null && asked.isZero()) {
      return none(
          "No pot: nobody is paid to look at claims in this job while this machine is off.");
    }
    if (!order.token().equals(Address.ZERO)) {
      return inToken(asked);
    }
    Wei stake = Opening.stake(gasPrice);
    AuditPot usual = AuditPot.of(order, stake, gasPrice);
    if (asked == null) {
      return usual(order, usual, stake, paid);
    }
    check(asked, usual, paid);
    AuditPot pot = usual.with(asked);
    return new PotOffer(Optional.of(pot), sentence(order, pot, stake));
  }

  private static PotOffer usual(JobOrder order, AuditPot usual, Wei stake, boolean paid) {
    if (!paid) {
      return none("No pot: this network has no contract that pays auditors of claims.");
    }
    if (!usual.draws()) {
      return none("No pot: with an audit rate of 0 no claim would be drawn.");
    }
    return usual.isInProportion(order)
        ? new PotOffer(Optional.of(usual), sentence(order, usual, stake))
        : none(
            "No pot for audits by strangers: the gas of one may cost %s, more than the %s that an audit of this job is paid."
                .formatted(
                    Money.text(usual.gasOfAnAudit(order)), Money.text(order.prices().audit())));
  }

  /** Rewards are coin, and a stake in a token cannot be compared with them. */
  private static PotOffer inToken(Wei asked) {
    if (asked != null) {
      throw new RpcException(
          "POT-IN-TOKEN",
          "Strangers audit claims in jobs that pay in coin, and this one pays in a token.",
          "Leave the pot out.");
    }
    return none("No pot: strangers audit claims in jobs that pay in coin.");
  }

  private static PotOffer none(String sentence) {
    return new PotOffer(Optional.empty(), sentence);
  }

  private static void check(Wei asked, AuditPot usual, boolean paid) {
    if (!paid) {
      throw new RpcException(
          "POT-NOBODY-PAYS",
          "This network has no contract that pays auditors.",
          "Start the agent with --audits ADDRESS, or leave the pot out.");
    }
    if (!usual.draws()) {
      throw new RpcException(
          "POT-DRAWS-NOTHING",
          "With an audit rate of 0 a pot would draw nothing.",
          "Choose a higher rate, or no pot.");
    }
    if (asked.compareTo(usual.terms().reward()) < 0) {
      throw new RpcException(
          "POT-TOO-SMALL",
          "One audit costs %s, and the pot would have %s."
              .formatted(
                  Denomination.COIN.exactly(usual.terms().reward()),
                  Denomination.COIN.exactly(asked)),
          "Put in at least that, or nothing.");
    }
  }

  private static String sentence(JobOrder order, AuditPot pot, Wei stake) {
    PotTerms terms = pot.terms();
    Deterrence deterrence = new Deterrence(terms.perMillion(), stake, order.prices().lease());
    return ("A pot of %s, and %s for its gas, pays strangers %s an audit of the leases that are"
            + " claimed, %s of them, also while this machine is off; each locks %s. Then cheating on"
            + " a claim costs %s on average, %s if half of them look away. What is left of the pot"
            + " comes back three weeks after the job's deadline, what is left of the gas stays with"
            + " this machine for its next transactions.")
        .formatted(
            Money.text(pot.money()),
            Money.text(pot.gas()),
            Money.text(terms.reward()),
            RiskWords.percent(terms.perMillion()),
            Money.text(terms.bond()),
            Money.text(deterrence.cost(0)),
            Money.text(deterrence.cost(HALF)));
  }

  JobPot view() {
    return pot.map(this::view)
        .orElseGet(() -> new JobPot(Wei.ZERO, Wei.ZERO, 0, Wei.ZERO, Wei.ZERO, sentence));
  }

  private JobPot view(AuditPot offered) {
    PotTerms terms = offered.terms();
    return new JobPot(
        offered.cost(),
        offered.money(),
        terms.perMillion() / (double) JobOrder.ALL,
        terms.reward(),
        terms.bond(),
        sentence);
  }
}
