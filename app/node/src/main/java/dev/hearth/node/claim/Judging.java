package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.Claims;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes a lease again, says what came of it, and challenges what it called false. One caller at
 * a time, but for what is lacking.
 */
final class Judging {
  private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

  private final AuditorParts with;
  private final Lots lots;
  private final ClaimSource source;
  private final Recomputing recomputing;
  private final Challenging challenging;
  private final List<HiddenVerdict> hidden = new ArrayList<>();
  private final Map<Hash, String> unchallenged = new ConcurrentHashMap<>();

  Judging(AuditorParts with, Lots lots, ClaimSource source, Disputes disputes) {
    this.with = with;
    this.lots = lots;
    this.source = source;
    this.recomputing = new Recomputing(this::replay, with.store().blobs());
    this.challenging =
        new Challenging(disputes, with.funds(), with.store(), with.random(), with.clock());
  }

  /** A challenge that there is no money for. For any thread. */
  Optional<String> lack() {
    return unchallenged.values().stream().findFirst();
  }

  /** A claim that can be challenged no more. */
  void forget(Claim claim) {
    unchallenged.remove(claim.id());
  }

  /** Blocks for as long as the lease took. */
  void audit(Assigned assigned) throws IOException, InterruptedException {
    ClaimFile file = assigned.file();
    Finding finding = find(assigned);
    byte[] salt = new byte[Hash.SIZE];
    with.random().nextBytes(salt);
    Verdict verdict =
        new Verdict(
            file.id(), assigned.index(), finding.matches(), finding.evidence(), Hash.of(salt));
    HiddenVerdict said =
        HiddenVerdict.of(assigned.pot().id(), verdict, with.key().address(), now());
    TransactionOutcome committed = with.audits().commit(with.key(), said.pot(), verdict);
    if (committed instanceof TransactionOutcome.Mined
        || committed instanceof TransactionOutcome.Unconfirmed) {
      hidden.add(said);
    }
    committed.orThrow();
    reveal(said);
    challenge(file.job(), assigned.pot(), file.claim());
  }

  /** Shows what could not be shown when it was said; the contract gives an hour for it. */
  void revealLate() {
    for (HiddenVerdict said : List.copyOf(hidden)) {
      try {
        reveal(said);
      } catch (IOException e) {
        LOG.info(
            "A verdict on claim {} is shown later: {}", said.verdict().claim(), e.getMessage());
      }
    }
  }

  private void reveal(HiddenVerdict said) throws IOException {
    Verdict verdict = said.verdict();
    VerdictState state = with.audits().verdict(said.pot(), verdict.claim(), verdict.lease());
    switch (said.step(state, now())) {
      case SHOW -> {
        with.audits().reveal(with.key(), said.pot(), verdict).orThrow();
        hidden.remove(said);
      }
      case WAIT -> {}
      case FORGET -> hidden.remove(said);
    }
  }

  private Instant now() throws IOException {
    return Window.now(with.escrow(), with.clock());
  }

  private Finding find(Assigned assigned) throws IOException, InterruptedException {
    ClaimFile file = assigned.file();
    with.listener().audits(Optional.of(file.job()));
    try {
      return recomputing.find(file, assigned.index(), assigned.draw(), with.key().address());
    } finally {
      with.listener().audits(Optional.empty());
    }
  }

  private Commitment replay(JobSpec job, Grant grant, BlobStore content)
      throws IOException, InterruptedException {
    if (!with.spare().getAsBoolean()) {
      throw new IOException("this machine computes nothing for others now");
    }
    return with.replays().replay(job, grant, content);
  }

  /** What this node called false and has not challenged yet, for want of money perhaps. */
  void challenge(JobSpec job, Pot pot, Claim claim) throws IOException {
    Claims claims = with.escrow().claims(job);
    boolean challenged =
        claims.challenges(claim).stream()
            .anyMatch(challenge -> challenge.challenger().equals(with.key().address()));
    Optional<Integer> wrong = challenged ? Optional.empty() : lots.calledFalse(pot, claim);
    if (wrong.isPresent()) {
      Optional<String> lack = challenging.challenge(claims, source.file(job, claim), wrong.get());
      lack.ifPresentOrElse(
          sentence -> unchallenged.put(claim.id(), Watch.sentence(job, sentence)),
          () -> unchallenged.remove(claim.id()));
    }
  }
}
