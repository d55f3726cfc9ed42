package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.Reward;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.LostBond;
import dev.hearth.wallet.escrow.SignedLease;
import dev.hearth.wallet.escrow.TakenSlice;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the leases that this node holds and those that it keeps or that others claim, in jobs of
 * others, and takes the bond of a payer whose leases contradict each other. One caller at a time.
 */
public final class Contradictions {
  private static final Logger LOG = LoggerFactory.getLogger(Contradictions.class);

  /** A claim is kept for days. */
  private static final Duration PACE = Duration.ofHours(1);

  /** As the escrow has it: how long after its deadline a payer answers. */
  private static final Duration ANSWERING = Duration.ofDays(14);

  /** The most that showing two leases takes, with room. */
  private static final int GAS = 150_000;

  private final NodeStore store;
  private final EscrowGateway escrow;
  private final ClaimSource source;
  private final Funds funds;
  private final WalletKey finder;
  private final InstantSource clock;
  private final Map<Hash, Map<Hash, List<SignedLease>>> claimed = new HashMap<>();
  private Instant next = Instant.MIN;

  /**
   * @param funds whose purse pays the gas and is given the share
   */
  public Contradictions(
      NodeStore store, Host host, EscrowGateway escrow, Funds funds, InstantSource clock) {
    this.store = store;
    this.escrow = escrow;
    this.source = new ClaimSource(store, escrow, new KeeperLink(host));
    this.funds = funds;
    this.finder = funds.purse().gas();
    this.clock = clock;
  }

  /** Does nothing when it was called a short while ago. */
  public void look() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PACE);
    Map<Hash, JobSpec> jobs = jobs(now);
    claimed.keySet().retainAll(jobs.keySet());
    for (JobSpec job : jobs.values()) {
      try {
        look(job);
      } catch (IOException e) {
        LOG.info("Leases of job {} are compared later: {}", job.id().brief(), e.getMessage());
      }
    }
  }

  /** A keeper would call the code of a token that nobody here ever chose, and pay for its gas. */
  private Map<Hash, JobSpec> jobs(Instant now) {
    Map<Hash, JobSpec> jobs = new LinkedHashMap<>();
    for (KnownJob known : store.jobs().all()) {
      if (!store.leases().ofJob(known.spec().id()).isEmpty()) {
        jobs.put(known.spec().id(), known.spec());
      }
    }
    for (KeptClaim kept : store.keptClaims().all()) {
      JobSpec job = ClaimFile.of(kept).job();
      if (job.isInCoin()) {
        jobs.putIfAbsent(job.id(), job);
      }
    }
    store.ownJobs().all().forEach(own -> jobs.remove(own.id()));
    jobs.values().removeIf(job -> !isHere(job) || isOver(job, now));
    return jobs;
  }

  private boolean isHere(JobSpec job) {
    return job.escrow().chainId() == funds.chain().id();
  }

  private static boolean isOver(JobSpec job, Instant now) {
    return Instant.ofEpochSecond(job.deadline()).plus(ANSWERING).isBefore(now);
  }

  private void look(JobSpec job) throws IOException {
    Claims claims = escrow.claims(job);
    Wei bond = claims.payersBond(job.id());
    if (isWorthIt(job, bond)) {
      Optional<Contradiction> found = Contradiction.among(leases(claims, job));
      if (found.isPresent()) {
        take(claims, job, found.get());
      }
    }
    book(claims, job);
  }

  private boolean isWorthIt(JobSpec job, Wei bond) throws IOException {
    return !bond.isZero() && (!job.isInCoin() || bond.dividedBy(2).compareTo(gas()) > 0);
  }

  private Wei gas() throws IOException {
    return funds.chain().gasPrice().times(GAS);
  }

  private List<SignedLease> leases(Claims claims, JobSpec job) throws IOException {
    List<SignedLease> leases = new ArrayList<>();
    for (LeaseRecord own : store.leases().ofJob(job.id())) {
      source.link().remember(own.grant().keepers());
      leases.add(signed(own.grant()));
    }
    List<SignedLease> redeemed = redeemed(job, leases);
    for (Claim claim : claims.made(job.id())) {
      leases.addAll(claimed(job, claim));
    }
    leases.addAll(redeemed);
    return leases;
  }

  /** Those that were paid and contradict one of these; they are in the transactions' data. */
  private List<SignedLease> redeemed(JobSpec job, List<SignedLease> own) throws IOException {
    Escrow paying = escrow.escrow(job);
    List<SignedLease> redeemed = new ArrayList<>();
    for (TakenSlice slice : paying.taken(job.id())) {
      if (own.stream().map(SignedLease::lease).anyMatch(slice::contradicts)) {
        paying.redeemedIn(slice.transaction()).stream()
            .filter(lease -> isSigned(job, lease))
            .forEach(redeemed::add);
      }
    }
    return redeemed;
  }

  private static boolean isSigned(JobSpec job, SignedLease lease) {
    return lease.lease().job().equals(job.id())
        && job.submitter().verifies(lease.lease().digest(job.escrow()), lease.signature());
  }

  private List<SignedLease> claimed(JobSpec job, Claim claim) {
    Map<Hash, List<SignedLease>> known = claimed.computeIfAbsent(job.id(), id -> new HashMap<>());
    if (!known.containsKey(claim.id())) {
      try {
        List<Grant> grants = source.file(job, claim).work().grants();
        known.put(claim.id(), grants.stream().map(Contradictions::signed).toList());
      } catch (IOException e) {
        LOG.info("Leases of claim {} are compared later: {}", claim.id().brief(), e.getMessage());
      }
    }
    return known.getOrDefault(claim.id(), List.of());
  }

  private static SignedLease signed(Grant grant) {
    return new SignedLease(grant.lease(), grant.signature());
  }

  private void take(Claims claims, JobSpec job, Contradiction found) throws IOException {
    Optional<String> lack = funds.raise(finder.address(), gas());
    if (lack.isPresent()) {
      throw new IOException(lack.get());
    }
    claims.slash(finder, found.one(), found.other()).orThrow();
    LOG.info("The payer of job {} loses its bond", job.id().brief());
  }

  /** By what the chain says, so also what was taken before this node started. */
  private void book(Claims claims, JobSpec job) throws IOException {
    Optional<LostBond> lost = claims.lostBond(job.id());
    if (lost.isPresent() && lost.get().finder().equals(finder.address()) && job.isInCoin()) {
      store.rewards().book(reward(job, lost.get().share()));
    }
  }

  private Reward reward(JobSpec job, Wei share) {
    return new Reward(
        Hash.keccak256(Eip712.word(job.escrow().contract()), job.id().toArray()),
        Reward.Kind.BOND,
        funds.chain().id(),
        finder.address(),
        job.id(),
        share,
        clock.instant(),
        false);
  }
}
