package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PeerId;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.escrow.ClaimTerms;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds every claim in jobs that this node pays for or keeps for against the truth, and challenges
 * one that is false, with a stake. One caller at a time; what was examined is so until the node
 * ends.
 */
public final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final NodeStore store;
  private final EscrowGateway escrow;
  private final KeeperLink link;
  private final Examination examination;
  private final Disputes disputes;
  private final WalletKey challenger;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Set<Hash> right = new HashSet<>();

  /**
   * @param challenger puts up the stakes and pays the gas
   */
  public Watch(
      NodeStore store,
      Host host,
      Chain chain,
      EscrowGateway escrow,
      Replays replays,
      Litigation litigation,
      WalletKey challenger,
      SecureRandom random,
      InstantSource clock) {
    this.store = store;
    this.escrow = escrow;
    this.link = new KeeperLink(host);
    this.examination = new Examination(store, replays);
    this.disputes = new Disputes(chain, litigation, challenger);
    this.challenger = challenger;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Examines what is new, which takes as long as the claimed work did; follows what is disputed.
   */
  public void look() throws InterruptedException {
    for (JobSpec job : jobs().values()) {
      try {
        look(job);
      } catch (IOException e) {
        LOG.info("Claims in job {} are examined later: {}", job.id().brief(), e.getMessage());
      }
    }
  }

  private Map<Hash, JobSpec> jobs() {
    Map<Hash, JobSpec> jobs = new LinkedHashMap<>();
    for (OwnJob job : store.ownJobs().all()) {
      jobs.put(job.id(), job.spec());
    }
    for (KeptClaim kept : store.keptClaims().all()) {
      file(kept).ifPresent(file -> jobs.putIfAbsent(file.job().id(), file.job()));
    }
    return jobs;
  }

  private static Optional<ClaimFile> file(KeptClaim kept) {
    try {
      return Optional.of(ClaimFile.of(kept.work()));
    } catch (IOException e) {
      throw new IllegalStateException("it was read before it was kept", e);
    }
  }

  private void look(JobSpec job) throws IOException, InterruptedException {
    Claims claims = escrow.claims(job);
    for (Claim claim : claims.made(job.id())) {
      ClaimState state = claims.state(claim).orElseThrow();
      if (isChallenged(claims, claim)) {
        pursue(claims, job, claim, state);
      } else if (!state.isVoid() && !isTooLate(state) && !right.contains(claim.id())) {
        examine(claims, file(job, claim));
      }
    }
    collect(claims);
  }

  private void pursue(Claims claims, JobSpec job, Claim claim, ClaimState state)
      throws IOException {
    if (state.open() > 0) {
      disputes.pursue(claims, file(job, claim), challenger.address());
    }
  }

  private boolean isChallenged(Claims claims, Claim claim) throws IOException {
    Address own = challenger.address();
    return claims.challenges(claim).stream()
        .anyMatch(challenge -> challenge.challenger().equals(own));
  }

  private boolean isTooLate(ClaimState state) throws IOException {
    return Window.isClosing(state, Window.now(escrow, clock));
  }

  private void examine(Claims claims, ClaimFile file) throws IOException, InterruptedException {
    OptionalInt wrong = examination.falseLease(file);
    if (wrong.isEmpty()) {
      right.add(file.id());
    } else {
      challenge(claims, file, wrong.getAsInt());
    }
  }

  private void challenge(Claims claims, ClaimFile file, int index) throws IOException {
    ClaimTerms terms = claims.terms(file.job().id()).orElseThrow();
    byte[] secret = new byte[Hash.SIZE];
    random.nextBytes(secret);
    Hash salt = Hash.of(secret);
    done(claims.commitChallenge(challenger, file.claim(), index, salt));
    done(claims.challenge(challenger, file.claim(), file.list(), index, salt, terms.stake()));
    LOG.info("Claim {} is challenged for its lease {}", file.id().brief(), index);
    disputes.pursue(claims, file, challenger.address());
  }

  private void collect(Claims claims) throws IOException {
    if (!claims.credit(challenger.address()).isZero()) {
      done(claims.collect(challenger));
    }
  }

  /** What is under the claim's root, kept here or by another keeper. */
  private ClaimFile file(JobSpec job, Claim claim) throws IOException {
    Optional<KeptClaim> kept = store.keptClaims().find(claim.id());
    return kept.isPresent() ? ClaimFile.of(kept.get().work()) : askKeepers(job, claim);
  }

  private ClaimFile askKeepers(JobSpec job, Claim claim) throws IOException {
    link.remember(store.ownJobs().keepers(job.id()));
    IOException last = new IOException("no keeper of the job is known");
    for (Address keeper : escrow.claims(job).terms(job.id()).orElseThrow().keepers()) {
      Optional<PeerId> peer = link.peer(keeper);
      if (peer.isPresent()) {
        try {
          return link.claimed(peer.get(), claim.id());
        } catch (IOException e) {
          last = e;
        }
      }
    }
    throw last;
  }

  private static void done(TransactionOutcome outcome) throws IOException {
    if (outcome instanceof TransactionOutcome.Failed failed) {
      throw new IOException(failed.sentence());
    }
  }
}
