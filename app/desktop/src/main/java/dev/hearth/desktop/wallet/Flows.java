package dev.hearth.desktop.wallet;

import dev.hearth.api.EarningsView;
import dev.hearth.api.JobView;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.protocol.Wei;
import java.util.List;

/** What a snapshot tells of money: another one means another balance, or another word for it. */
record Flows(EarningsView earnings, List<Deposit> deposits, MoneyView money) {

  /** One of the owner's jobs; its phase tells whether the deposit was paid in. */
  record Deposit(JobView.Phase phase, Wei deposited, Wei refunded) {}

  static Flows of(NodeSnapshot snapshot) {
    List<Deposit> deposits =
        snapshot.jobs().stream()
            .filter(JobView::own)
            .map(job -> new Deposit(job.phase(), job.deposited(), job.refunded()))
            .toList();
    return new Flows(snapshot.earnings(), deposits, snapshot.money());
  }
}
