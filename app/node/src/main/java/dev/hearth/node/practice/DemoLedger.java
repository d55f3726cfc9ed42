package dev.hearth.node.practice;

import dev.hearth.node.model.WrittenModel;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.node.submit.JobHistory;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job's money as the chain has it.
 *
 * @param refunded what left the escrow when the job was closed
 * @param earned by payout account
 */
record DemoLedger(Wei deposited, Wei paid, Wei refunded, Map<Address, Wei> earned) {

  /** Throws IllegalStateException should the chain have lost or made a wei. */
  static DemoLedger read(Escrow escrow, Hash job, Wei refunded, List<PracticeProvider> providers)
      throws IOException {
    JobAccount account = escrow.job(job).orElseThrow();
    Map<Address, Wei> earned = new LinkedHashMap<>();
    for (PracticeProvider provider : providers) {
      earned.put(provider.payout(), escrow.provider(job, provider.payout()).paid());
    }
    DemoLedger ledger = new DemoLedger(account.deposit(), account.paid(), refunded, earned);
    ledger.requireConserved();
    return ledger;
  }

  private void requireConserved() {
    Wei sum = earned.values().stream().reduce(Wei.ZERO, Wei::plus);
    if (!sum.equals(paid) || !paid.plus(refunded).equals(deposited)) {
      throw new IllegalStateException("the escrow does not add up: " + this);
    }
  }

  DemoSummary summary(
      JobHistory history,
      WrittenModel model,
      List<PracticeProvider> providers,
      List<Trial.Verdict> verdicts) {
    return new DemoSummary(
        history.job().id().hex(),
        history.rounds().stream().map(DemoLedger::round).toList(),
        providers.stream().map(provider -> provider(history, provider, verdicts)).toList(),
        new DemoSummary.Audits(history.audits(), history.mismatches()),
        verdicts.stream().map(Trial.Verdict::summary).toList(),
        new DemoSummary.Escrow(deposited.amount(), paid.amount(), refunded.amount()),
        model.weights().toString(),
        model.sha256().hex(),
        history.rounds().getLast().validationLoss());
  }

  private static DemoSummary.Round round(FinishedRound round) {
    return new DemoSummary.Round(round.round() + 1, round.trainLoss(), round.validationLoss());
  }

  private DemoSummary.Provider provider(
      JobHistory history, PracticeProvider provider, List<Trial.Verdict> verdicts) {
    return new DemoSummary.Provider(
        provider.id().text(),
        provider.isCheater(),
        count(history.leases(), provider.id(), Phase.ACCEPTED),
        count(history.leases(), provider.id(), Phase.REFUSED),
        earned.get(provider.payout()).amount(),
        verdicts.stream()
            .filter(verdict -> verdict.provider().equals(provider.id()))
            .map(verdict -> verdict.slashed().amount())
            .reduce(BigInteger.ZERO, BigInteger::add));
  }

  private static int count(List<GrantedLease> leases, PeerId holder, Phase phase) {
    return (int)
        leases.stream().filter(lease -> lease.is(phase) && lease.holder().equals(holder)).count();
  }
}
