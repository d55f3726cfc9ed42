package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.lease.Retry;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the leases that this node holds or keeps with those that others claim or were paid for,
 * in jobs of others, and takes the bond of a payer whose leases contradict each other. On a thread
 * of its own: keepers may take their time, and strangers say who they are.
 */
public final class Contradictions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Contradictions.class);

  /** A claim is kept for days. */
  private static final Duration PACE = Duration.ofHours(1);

  /** As the escrow has it: how long after its deadline a payer answers. */
  private static final Duration ANSWERING = Duration.ofDays(14);

  /** The most that showing two leases takes, with room. */
  private static final int GAS = 150_000;

  /** How many claims of a job are asked for in vain before the others wait. */
  private static final int PATIENCE = 3;

  private final NodeStore store;
  private final EscrowGateway escrow;
  private final ClaimSource source;
  private final Funds funds;
  private final WalletKey finder;
  private final BiFunction<JobSpec, Wei, Optional<Wei>> inCoin;
  private final Random random;
  private final InstantSource clock;
  private final Map<Hash, Map<Hash, Integer>> compared = new HashMap<>();
  private final Set<Hash> booked = new HashSet<>();
  private Thread comparing;

  /**
   * @param funds whose purse pays the gas and is given the share
   * @param inCoin what an amount of a job's money is worth; empty where nobody says
   */
  public Contradictions(
      NodeStore store,
      Host host,
      EscrowGateway escrow,
      Funds funds,
      BiFunction<JobSpec, Wei, Optional<Wei>> inCoin,
      Random random,
      InstantSource clock) {
    this.store = store;
    this.escrow = escrow;
    this.source = new ClaimSource(store, escrow, new KeeperLink(host));
    this.funds = funds;
    this.finder = funds.purse().gas();
    this.inCoin = inCoin;
    this.random = random;
    this.clock = clock;
  }

  public synchronized void start(Retry retry) {
    comparing = Thread.ofVirtual().name("contradictions").start(() -> compare(retry));
  }

  private void compare(Retry retry) {
    try {
      while (true) {
        lookOrLog();
        retry.await(PACE);
      }
    } catch (InterruptedException e) {
      LOG.debug("Leases are compared at the next start.");
    }
  }

  private void lookOrLog() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("Leases are compared later", e);
    }
  }

  /** One caller at a time. */
  void look() {
    Map<Hash, JobSpec> jobs = jobs(clock.instant());
    compared.keySet().retainAll(jobs.keySet());
    for (JobSpec job : jobs.values()) {
      try {
        look(job);
      } catch (IOException e) {
        LOG.info("Leases of job {} are compared later: {}", job.id().brief(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.warn("Leases of job {} cannot be compared", job.id().brief(), e); // strangers wrote it
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

  /** Other escrows may hold something else for a contradiction. */
  private void look(JobSpec job) throws IOException {
    if (!escrow.isGenuine(job)) {
      return;
    }
    Claims claims = escrow.claims(job);
    Wei bond = claims.payersBond(job.id());
    if (bond.isZero()) {
      book(claims, job);
    } else if (isWorthIt(job, bond)) {
      Optional<Contradiction> found = find(claims, job);
      if (found.isPresent()) {
        take(claims, job, found.get());
        book(claims, job);
      }
    }
  }

  private boolean isWorthIt(JobSpec job, Wei bond) throws IOException {
    Wei gas = gas();
    return inCoin
        .apply(job, bond.dividedBy(2))
        .filter(share -> share.compareTo(gas) > 0)
        .isPresent();
  }

  private Wei gas() throws IOException {
    return funds.chain().gasPrice().times(GAS);
  }

  private Optional<Contradiction> find(Claims claims, JobSpec job) throws IOException {
    List<SignedLease> here = new ArrayList<>();
    for (LeaseRecord own : store.leases().ofJob(job.id())) {
      source.link().remember(own.grant().keepers());
      here.add(signed(own.grant()));
    }
    boolean works = !here.isEmpty();
    store.keptClaims().all().stream()
        .map(ClaimFile::of)
        .filter(file -> file.job().id().equals(job.id()))
        .forEach(file -> here.addAll(leases(file)));
    here.addAll(redeemed(job, here));
    Optional<Contradiction> found = Contradiction.among(here);
    return found.isEmpty() && works ? findClaimed(claims, job, here) : found;
  }

  private static List<SignedLease> leases(ClaimFile file) {
    return file.work().grants().stream().map(Contradictions::signed).toList();
  }

  private static SignedLease signed(Grant grant) {
    return new SignedLease(grant.lease(), grant.signature());
  }

  /** Those that were paid and contradict one of these; they are in the transactions' data. */
  private List<SignedLease> redeemed(JobSpec job, List<SignedLease> here) throws IOException {
    Escrow paying = escrow.escrow(job);
    Set<Hash> transactions = new LinkedHashSet<>();
    for (TakenSlice slice : paying.taken(job.id())) {
      if (here.stream().map(SignedLease::lease).anyMatch(slice::contradicts)) {
        transactions.add(slice.transaction());
      }
    }
    List<SignedLease> redeemed = new ArrayList<>();
    for (Hash transaction : transactions) {
      redeemed.addAll(paying.redeemedIn(transaction));
    }
    redeemed.removeIf(lease -> !isSigned(job, lease));
    return redeemed;
  }

  private static boolean isSigned(JobSpec job, SignedLease lease) {
    return lease.lease().job().equals(job.id())
        && job.submitter().verifies(lease.lease().digest(job.escrow()), lease.signature());
  }

  /**
   * Each claim is asked for once, unless more is here since then. In any order: those that are
   * withheld do not always stand before the same others.
   */
  private Optional<Contradiction> findClaimed(Claims claims, JobSpec job, List<SignedLease> here)
      throws IOException {
    Map<Hash, Integer> done = compared.computeIfAbsent(job.id(), id -> new HashMap<>());
    List<Claim> made = new ArrayList<>(claims.made(job.id()));
    made.removeIf(claim -> done.getOrDefault(claim.id(), 0) == here.size());
    Collections.shuffle(made, random);
    int patience = PATIENCE;
    for (int i = 0; i < made.size() && patience > 0; i++) {
      try {
        Optional<Contradiction> found = findIn(source.file(job, made.get(i)), here);
        if (found.isPresent()) {
          return found;
        }
        done.put(made.get(i).id(), here.size());
      } catch (IOException e) {
        patience--;
        LOG.info("A claim in job {} is compared later: {}", job.id().brief(), e.getMessage());
      }
    }
    return Optional.empty();
  }

  private static Optional<Contradiction> findIn(ClaimFile file, List<SignedLease> here) {
    List<SignedLease> both = new ArrayList<>(here);
    both.addAll(leases(file));
    return Contradiction.among(both);
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
    boolean open = job.isInCoin() && claims.terms(job.id()).isPresent();
    if (open && !booked.contains(job.id())) {
      Optional<LostBond> lost = claims.lostBond(job.id());
      lost.filter(bond -> bond.finder().equals(finder.address()))
          .ifPresent(bond -> store.rewards().book(reward(job, bond.share())));
      booked.add(job.id());
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

  @Override
  public synchronized void close() {
    if (comparing != null) {
      comparing.interrupt();
      try {
        comparing.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
