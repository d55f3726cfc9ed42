package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.node.submit.Budget;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.protocol.Wei;
import java.util.Optional;

/**
 * What a job's payer sets aside, all in the job's money; what of it is not spent comes back.
 *
 * @param deposit for leases and their checks
 * @param bond with which the payer answers for what its node signs
 * @param pot for audits by strangers, with its gas; only a job in coin has one
 */
record Outlay(Wei deposit, Wei bond, Wei pot) {

  static Outlay of(JobOrder order, Optional<AuditPot> pot) {
    // As Opening has it: the price of a lease.
    Wei bond = order.prices().lease();
    return new Outlay(Budget.of(order).deposit(), bond, pot.map(AuditPot::cost).orElse(Wei.ZERO));
  }

  Wei total() {
    return deposit.plus(bond).plus(pot);
  }

  boolean isWithin(Wei limit) {
    return total().compareTo(limit) <= 0;
  }

  /** Throws RpcException when budget or balance is smaller. */
  void check(Wei budget, Wei balance, Denomination money) {
    if (!isWithin(budget)) {
      throw new RpcException(
          "JOB-OVER-BUDGET",
          sentence(money) + " The budget is " + money.exactly(budget) + ".",
          pot.isZero()
              ? "Take fewer rounds, or a larger budget."
              : "Take fewer rounds, a larger budget, or a smaller pot.");
    }
    if (!isWithin(balance)) {
      throw new RpcException(
          "JOB-OVER-BALANCE",
          sentence(money) + " The wallet has " + money.exactly(balance) + ".",
          "Take fewer rounds, or pay in first.");
    }
  }

  private String sentence(Denomination money) {
    String audits = pot.isZero() ? "" : ", and " + money.exactly(pot) + " for audits by strangers";
    return "The job sets aside %s: %s for its leases and %s as your bond%s."
        .formatted(money.exactly(total()), money.exactly(deposit), money.exactly(bond), audits);
  }
}
