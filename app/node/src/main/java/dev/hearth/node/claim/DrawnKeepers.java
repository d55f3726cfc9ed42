package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.KeepersState;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.escrow.ClaimTerms;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import java.io.IOException;
import java.util.Optional;

/** Whether a job's keepers are those that a block's hash drew, as its providers ask. */
public record DrawnKeepers(Chain chain, EscrowGateway escrow, Audits audits) {

  /**
   * Empty while the job takes no claims. A draw at a smaller deposit than now may have been chosen
   * among many, so it is none. Throws IOException when the chain is not reached.
   */
  public Optional<Boolean> are(JobSpec job) throws IOException {
    Optional<ClaimTerms> terms = escrow.claims(job).terms(job.id());
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    Optional<KeepersState> draw = audits.keepers().of(job.escrow().contract(), job.id());
    return Optional.of(
        draw.isPresent()
            && audits.isGenuine()
            && draw.get().drawn().equals(terms.get().keepers())
            && draw.get().deposit().compareTo(deposit(job)) >= 0);
  }

  private Wei deposit(JobSpec job) throws IOException {
    return Escrow.at(chain, job.escrow().contract())
        .job(job.id())
        .map(JobAccount::deposit)
        .orElse(Wei.ZERO);
  }
}
