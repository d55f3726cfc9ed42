package dev.hearth.node.claim;

import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.OwnClaim;
import dev.hearth.node.store.OwnClaims;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signature;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.ClaimTerms;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes a claim: receipts first, then the stake, then the chain. */
final class Filing {
  private final ClaimParts with;
  private final OwnClaims claims;
  private final KeeperLink link;
  private final Witnesses witnesses;
  private final Stakes stakes;
  private final WalletKey node;

  Filing(ClaimParts with) {
    this.with = with;
    this.claims = with.store().ownClaims();
    this.link = new KeeperLink(with.host());
    this.witnesses = new Witnesses(with.key(), with.self(), link);
    this.stakes = new Stakes(with.escrow(), with.key().address(), with.funds());
    this.node = WalletKey.of(with.key().secret());
  }

  ClaimNews file(KnownJob known, List<LeaseState> leases) throws IOException {
    JobSpec job = known.spec();
    Optional<ClaimTerms> terms = with.escrow().claims(job).terms(job.id());
    return terms.isEmpty()
        ? new ClaimNews.Waiting("The job takes no claims, so only its submitter can pay.")
        : file(terms.get(), ClaimFile.of(work(known, leases)));
  }

  private static ClaimedWork work(KnownJob known, List<LeaseState> leases) {
    return new ClaimedWork(
        known.announcement(),
        leases.stream().map(LeaseState::grant).toList(),
        leases.stream().map(lease -> lease.committed().orElseThrow()).toList());
  }

  private ClaimNews file(ClaimTerms terms, ClaimFile file) throws IOException {
    file.work().grants().forEach(grant -> link.remember(grant.keepers()));
    return switch (witnesses.ask(terms, file)) {
      case Witnesses.Answer.TooFew(String sentence) -> new ClaimNews.Waiting(sentence);
      case Witnesses.Answer.Enough(List<Signature> receipts) -> {
        Optional<String> lack = stakes.lack(file.job(), file.claim().provider(), terms.stake());
        yield lack.isPresent() ? new ClaimNews.Waiting(lack.get()) : send(file, receipts);
      }
    };
  }

  /** Stored before it is sent: a node killed in between asks the chain whether it is there. */
  private ClaimNews send(ClaimFile file, List<Signature> receipts) throws IOException {
    OwnClaim own = new OwnClaim(file.id(), file.job().id(), file.work(), OwnClaim.Phase.SENT, "");
    claims.put(own);
    return switch (with.escrow().claims(file.job()).claim(node, file.claim(), receipts)) {
      case TransactionOutcome.Mined _ -> made(own, file);
      case TransactionOutcome.Reverted reverted when isThere(reverted) -> made(own, file);
      case TransactionOutcome.Unconfirmed waiting -> new ClaimNews.Waiting(waiting.sentence());
      case TransactionOutcome.Failed failed -> {
        claims.remove(own.id());
        yield new ClaimNews.Waiting(failed.sentence());
      }
    };
  }

  /** An earlier transaction for it was given up too soon. */
  private static boolean isThere(TransactionOutcome.Reverted reverted) {
    return reverted.revert().error().equals("ClaimExists");
  }

  private ClaimNews made(OwnClaim own, ClaimFile file) {
    claims.put(own.in(OwnClaim.Phase.MADE, ""));
    return new ClaimNews.Made(file.claim().amount());
  }
}
