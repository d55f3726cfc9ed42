package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.store.Transfer;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds every claim in jobs that this node pays for or keeps for against the truth, and challenges
 * one that is false, with a stake, as far as there is money for that. One caller at a time; what
 * was examined is so until the node ends.
 */
public final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** Longer than any job is claimed in after its deadline. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  private static final int GAS_OF_SENDING = 100_000;

  private final NodeStore store;
  private final EscrowGateway escrow;
  private final ClaimSource source;
  private final Examination examination;
  private final Disputes disputes;
  private final Funds funds;
  private final WalletKey challenger;
  private final Challenging challenging;
  private final Payee payout;
  private final InstantSource clock;
  private final Map<Hash, OptionalInt> examined = new HashMap<>();

  /** Claims that may yet want a stake, and jobs whose claims are not known, each with its token. */
  private final Map<Hash, Address> undecided = new HashMap<>();

  private final Map<Hash, String> unchallenged = new ConcurrentHashMap<>();

  /**
   * @param spare whether this machine may compute for others now
   * @param funds whose purse puts up the stakes and pays the gas
   * @param payout the owner's account
   */
  public Watch(
      NodeStore store,
      Host host,
      EscrowGateway escrow,
      Replays replays,
      BooleanSupplier spare,
      Litigation litigation,
      Funds funds,
      Payee payout,
      SecureRandom random,
      InstantSource clock) {
    this.store = store;
    this.escrow = escrow;
    this.source = new ClaimSource(store, escrow, new KeeperLink(host));
    this.examination = new Examination(store, replays, spare);
    this.disputes = new Disputes(funds, litigation);
    this.funds = funds;
    this.challenger = funds.purse().gas();
    this.challenging = new Challenging(disputes, funds, store, random, clock);
    this.payout = payout;
    this.clock = clock;
  }

  /**
   * Examines what is new, which takes as long as the claimed work did; follows what is disputed.
   */
  public void look() throws InterruptedException {
    Map<Hash, JobSpec> jobs = jobs();
    undecided.clear();
    for (JobSpec job : jobs.values()) {
      try {
        look(job);
      } catch (IOException e) {
        LOG.info("Claims in job {} are examined later: {}", job.id().brief(), e.getMessage());
      }
    }
    collect(jobs.values());
  }

  private Map<Hash, JobSpec> jobs() {
    Map<Hash, JobSpec> jobs = new LinkedHashMap<>();
    for (OwnJob job : store.ownJobs().all()) {
      jobs.put(job.id(), job.spec());
    }
    for (KeptClaim kept : store.keptClaims().all()) {
      JobSpec job = ClaimFile.of(kept).job();
      jobs.putIfAbsent(job.id(), job);
    }
    long oldest = clock.instant().minus(FORGOTTEN).getEpochSecond();
    jobs.values().removeIf(job -> job.deadline() < oldest || !isHere(job));
    return jobs;
  }

  /** An owner may have had jobs on other chains. */
  private boolean isHere(JobSpec job) {
    return job.escrow().chainId() == funds.chain().id();
  }

  /** What one claimer withholds, or nobody has time for, does not stand in another's way. */
  private void look(JobSpec job) throws IOException, InterruptedException {
    undecided.put(job.id(), job.token());
    Claims claims = escrow.claims(job);
    List<Claim> made = claims.made(job.id());
    undecided.remove(job.id());
    for (Claim claim : made) {
      undecided.put(claim.id(), job.token());
      try {
        look(claims, job, claim);
      } catch (IOException e) {
        LOG.info("Claim {} is examined later: {}", claim.id().brief(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.warn("Claim {} cannot be examined", claim.id().brief(), e); // a stranger wrote it
      }
    }
  }

  private void look(Claims claims, JobSpec job, Claim claim)
      throws IOException, InterruptedException {
    ClaimState state = claims.state(claim).orElseThrow();
    if (isChallenged(claims, claim)) {
      decide(claim.id());
      pursue(claims, job, claim, state);
    } else if (challenging.mayStakeIn(job)
        && !state.isVoid()
        && !isTooLate(state)
        && !isRight(claim)) {
      examine(claims, source.file(job, claim));
    } else {
      decide(claim.id());
    }
  }

  /** No stake is wanted any more. */
  private void decide(Hash claim) {
    undecided.remove(claim);
    unchallenged.remove(claim);
  }

  private void pursue(Claims claims, JobSpec job, Claim claim, ClaimState state)
      throws IOException {
    if (state.open() > 0) {
      disputes.pursue(claims, source.file(job, claim), challenger.address());
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

  private boolean isRight(Claim claim) {
    return examined.containsKey(claim.id()) && examined.get(claim.id()).isEmpty();
  }

  private void examine(Claims claims, ClaimFile file) throws IOException, InterruptedException {
    if (!examined.containsKey(file.id())) {
      examined.put(file.id(), examination.falseLease(file));
    }
    OptionalInt wrong = examined.get(file.id());
    if (wrong.isPresent()) {
      challenge(claims, file, wrong.getAsInt());
    } else {
      decide(file.id());
    }
  }

  private void challenge(Claims claims, ClaimFile file, int index) throws IOException {
    Optional<String> lack = challenging.challenge(claims, file, index);
    if (lack.isPresent()) {
      unchallenged.put(file.id(), sentence(file.job(), lack.get()));
    } else {
      decide(file.id());
    }
  }

  static String sentence(JobSpec job, String lack) {
    return "A claim on the pay of “%s” is false, and it is paid unless it is challenged within two days. %s"
        .formatted(job.title(), lack);
  }

  /** A false claim that is not challenged for want of money, while it can be. For any thread. */
  public Optional<String> notice() {
    return unchallenged.values().stream().findFirst();
  }

  /** What was won in any escrow this node knows, whatever became of the job it was won in. */
  private void collect(Collection<JobSpec> watched) {
    Map<Account, JobSpec> accounts = new LinkedHashMap<>();
    Stream.concat(watched.stream(), store.jobs().all().stream().map(KnownJob::spec))
        .filter(this::isHere)
        .forEach(job -> accounts.putIfAbsent(Account.of(job), job));
    for (JobSpec job : accounts.values()) {
      try {
        collect(escrow.claims(job), job.token());
      } catch (IOException e) {
        LOG.info("What challenges won is collected later: {}", e.getMessage());
      }
    }
  }

  /** Each escrow keeps what it owes in each token apart. */
  private record Account(Address escrow, Address token) {
    static Account of(JobSpec job) {
      return new Account(job.escrow().contract(), job.token());
    }
  }

  private void collect(Claims claims, Address token) throws IOException {
    Wei credit = claims.credit(challenger.address(), token);
    if (!credit.isZero()) {
      if (!token.equals(Token.COIN)) {
        intend(token, credit);
      }
      claims.collect(challenger, token).orThrow();
    }
    Optional<Transfer> won = store.transfers().find(winnings(token));
    if (won.isPresent() && !undecided.containsValue(token)) {
      sendOn(won.get(), token);
    }
  }

  /** Coin stays, for gas and further stakes, until it is swept; nothing else sends tokens on. */
  private void intend(Address token, Wei credit) throws IOException {
    store
        .transfers()
        .put(
            Transfer.intended(
                winnings(token), challenger.address(), payout.account(), credit, clock.instant()));
  }

  private Hash winnings(Address token) {
    return Hash.keccak256(
        Eip712.word(funds.chain().id()), Eip712.word(token), Eip712.word(challenger.address()));
  }

  /**
   * All that is here: the stakes that went with it have come back too. Where a node shows nothing
   * it may only be behind, so it is asked again.
   */
  private void sendOn(Transfer won, Address token) throws IOException {
    Token of = Token.at(funds.chain(), token);
    Wei here = of.balance(challenger.address());
    if (!here.isZero()) {
      funds.raise(challenger.address(), funds.chain().gasPrice().times(GAS_OF_SENDING));
      of.transfer(challenger, won.to(), here).orThrow();
      store.transfers().remove(won.id());
    }
  }
}
