package dev.hearth.node.submit;

import dev.hearth.api.JobView;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves a job's deposit, by the owner's wallet. The chain is asked first, so an answer lost on the
 * way, or a kill, never pays twice.
 */
record JobMoney(Escrow escrow, WalletKey wallet) {

  Payment fund(RunningJob running, Address signer, SlowPath slowPath) throws IOException {
    OwnJob job = running.job();
    if (account(job).isEmpty()) {
      Instant deadline = Instant.ofEpochSecond(job.spec().deadline());
      Optional<Payment> failed =
          failure(
              escrow.fund(wallet, job.id(), signer, deadline, job.spec().token(), job.deposit()));
      if (failed.isPresent()) {
        return failed.get();
      }
    }
    adopt(running, escrow, spec -> slowPath.open(spec, wallet));
    return new Payment.Done(running.job().deposit());
  }

  /** The job runs if the chain holds its deposit. */
  static void adopt(RunningJob running, Escrow escrow, Consumer<JobSpec> arrived)
      throws IOException {
    Optional<JobAccount> account = escrow.job(running.job().id());
    if (account.isPresent()) {
      arrived.accept(running.job().spec());
      Wei deposit = account.get().deposit();
      running.change(stored -> stored.holding(deposit, Wei.ZERO).in(JobView.Phase.RUNNING, ""));
    }
  }

  Payment topUp(RunningJob running, Wei amount) throws IOException {
    Optional<Payment> failed = failure(escrow.topUp(wallet, running.job().id(), amount));
    Optional<JobAccount> account = account(running.job());
    account.ifPresent(
        known -> running.change(stored -> stored.holding(known.deposit(), stored.refunded())));
    return failed.orElse(new Payment.Done(amount));
  }

  Payment refund(RunningJob running) throws IOException {
    OwnJob job = running.job();
    Optional<JobAccount> before = account(job);
    if (before.isEmpty()) {
      return new Payment.NotDone("The job was never paid for.");
    }
    if (!before.get().closed()) {
      Optional<Payment> failed = failure(escrow.refund(wallet, job.id()));
      if (failed.isPresent()) {
        return failed.get();
      }
    }
    JobAccount account = account(job).orElseThrow();
    Wei rest = escrow.refunded(job.id()); // less than was not paid, while claims hold some
    running.change(stored -> stored.holding(account.deposit(), rest));
    return new Payment.Done(rest);
  }

  private Optional<JobAccount> account(OwnJob job) throws IOException {
    return escrow.job(job.id());
  }

  static Optional<Payment> failure(TransactionOutcome outcome) {
    return switch (outcome) {
      case TransactionOutcome.Mined _ -> Optional.empty();
      case TransactionOutcome.Unconfirmed sent ->
          Optional.of(new Payment.Unconfirmed(sent.sentence()));
      case TransactionOutcome.Reverted reverted -> Optional.of(new Payment.NotDone(why(reverted)));
      case TransactionOutcome.Failed failed -> Optional.of(new Payment.NotDone(failed.sentence()));
    };
  }

  /** A token is somebody's code, and has ways of its own. */
  private static String why(TransactionOutcome.Reverted reverted) {
    return switch (reverted.revert().error()) {
      case "InexactTransfer" ->
          "The token keeps a part of what is sent, and the escrow takes no such token.";
      case "TokenRefused" -> "The token did not let the escrow take the deposit.";
      default -> reverted.sentence();
    };
  }
}
