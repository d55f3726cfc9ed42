package dev.hearth.node.submit;

import dev.hearth.protocol.Wei;
import dev.hearth.verifier.Deterrence;
import dev.hearth.wallet.audit.PotTerms;

/**
 * What strangers audit the claims in a job for, also while its payer's machine is off.
 *
 * @param money of the pot
 * @param gas of opening it and of taking back what is left
 */
public record AuditPot(PotTerms terms, Wei money, Wei gas) {
  /** Of an audit: announced, fixed, committed to, revealed and settled. */
  public static final int GAS_OF_AN_AUDIT = 401_000;

  private static final int HALF = Deterrence.MILLION / 2;

  private static final int GAS_OF_A_RECEIPT = 148_000;

  /** Opened and emptied, collected and sent back. */
  private static final int GAS_OF_A_POT = 350_000;

  /** Gas may cost twice as much when it is paid. */
  private static final int DEARER = 2;

  /** False leases are planted here and there, and a large bond keeps auditors away. */
  private static final int REWARDS_A_BOND = 2;

  /**
   * The share that is drawn is no more than the job's own audits, and no more than makes cheating
   * on a claim not pay when half of the auditors look away.
   *
   * @param stake of a claim
   */
  public static AuditPot of(JobOrder order, Wei stake, Wei gasPrice) {
    Prices prices = order.prices();
    int rate = Math.min(order.auditPerMillion(), Deterrence.least(stake, prices.lease(), HALF));
    Wei reward = prices.audit().plus(gasPrice.times(DEARER * GAS_OF_AN_AUDIT));
    Wei receipt = gasPrice.times(DEARER * GAS_OF_A_RECEIPT);
    PotTerms terms = new PotTerms(rate, reward, receipt, reward.times(REWARDS_A_BOND));
    int leases = Budget.of(order).leases();
    long audits = Math.max(1, Math.ceilDiv((long) leases * rate, (long) JobOrder.ALL));
    Wei money = reward.times(audits).plus(receipt.times(2));
    return of(terms, money, gasPrice);
  }

  /** One whose terms are known, with its gas as it costs now. */
  public static AuditPot of(PotTerms terms, Wei money, Wei gasPrice) {
    return new AuditPot(terms, money, gasPrice.times(DEARER * GAS_OF_A_POT));
  }

  /** The same with so much money in it. */
  public AuditPot with(Wei other) {
    return new AuditPot(terms, other, gas);
  }

  /** Whether a lease of the job can be drawn. */
  public boolean draws() {
    return terms.perMillion() > 0;
  }

  /** What of a reward is for the gas. */
  public Wei gasOfAnAudit(JobOrder order) {
    return terms.reward().minus(order.prices().audit());
  }

  /** Whether the gas of an audit is no more than what one is paid. */
  public boolean isInProportion(JobOrder order) {
    return gasOfAnAudit(order).compareTo(order.prices().audit()) <= 0;
  }

  /** What has to be paid for it. */
  public Wei cost() {
    return money.plus(gas);
  }
}
