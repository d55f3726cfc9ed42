package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.host.Registration;
import dev.hearth.host.Requests;
import dev.hearth.node.chain.DepositCheck;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Possession;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signature;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.escrow.ClaimTerms;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what claims are about in jobs that name this node as a keeper, and says so to who claims:
 * only what is here and was found right. One claim at a time; what is kept is given to whoever asks
 * until the claim is decided. On the host's threads.
 */
public final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final int LARGEST_CLAIM = 4 << 20;

  /** A claim is made soon after its receipts, or never. */
  private static final Duration UNMADE = Duration.ofDays(1);

  private static final Duration SWEEP = Duration.ofHours(1);

  /** In which keepers are paid for what they kept. */
  private static final Duration PAYING = Duration.ofDays(1);

  private final NodeKey key;
  private final NodeStore store;
  private final EscrowGateway escrow;
  private final KeeperLimits limits;
  private final InstantSource clock;
  private final Vault vault;
  private final List<Registration> serving;
  private final ScheduledFuture<?> sweeping;
  private final ReentrantLock turn = new ReentrantLock();

  /** Whoever serves the host's blobs has to serve the store's kept ones too. */
  public Keeper(
      NodeKey key,
      Host host,
      NodeStore store,
      EscrowGateway escrow,
      KeeperLimits limits,
      InstantSource clock,
      ScheduledExecutorService scheduler) {
    this.key = key;
    this.store = store;
    this.escrow = escrow;
    this.limits = limits;
    this.clock = clock;
    this.vault = new Vault(host, store);
    this.serving =
        List.of(
            Requests.serve(host, Protocols.KEEP, LARGEST_CLAIM, this::answer),
            Requests.serve(host, Protocols.CLAIMED, Hash.SIZE, (peer, id) -> claimed(id)));
    this.sweeping =
        scheduler.scheduleWithFixedDelay(
            () -> Thread.ofVirtual().name("keeper").start(this::sweep),
            SWEEP.toMinutes(),
            SWEEP.toMinutes(),
            TimeUnit.MINUTES);
  }

  private byte[] answer(PeerId peer, byte[] request) throws IOException {
    return switch (keep(peer, ClaimFile.of(ClaimedWork.decode(request)))) {
      case KeepersAnswer.Given given -> given.possession().encode();
      case KeepersAnswer.Denied denied -> denied.refusal().encode();
    };
  }

  private byte[] claimed(byte[] id) throws MalformedException {
    if (id.length != Hash.SIZE) {
      throw new MalformedException("not a claim's name");
    }
    return store
        .keptClaims()
        .find(Hash.of(id))
        .map(claim -> claim.work().encode())
        .orElseGet(() -> refusal(Refusal.Code.UNKNOWN_CLAIM, "It is not kept here.").encode());
  }

  /**
   * Keeps what a claim is about. Blocks while it is fetched; throws IOException when the chain is
   * not reached or the disk fails.
   *
   * @param from who has it
   */
  KeepersAnswer keep(PeerId from, ClaimFile file) throws IOException {
    Optional<Refusal> refusal = objection(file.job());
    if (refusal.isPresent()) {
      return new KeepersAnswer.Denied(refusal.get());
    }
    if (!turn.tryLock()) {
      return denied(Refusal.Code.BUSY, "Another claim is being brought in. Ask again.");
    }
    try {
      return inTurn(from, file);
    } finally {
      turn.unlock();
    }
  }

  private Optional<Refusal> objection(JobSpec job) throws IOException {
    if (escrow.deposit(job) instanceof DepositCheck.Unsound unsound) {
      return Optional.of(refusal(Refusal.Code.UNKNOWN_JOB, unsound.reason()));
    }
    Optional<ClaimTerms> terms = escrow.claims(job).terms(job.id());
    if (terms.isEmpty()) {
      return Optional.of(refusal(Refusal.Code.UNKNOWN_JOB, "The job takes no claims."));
    }
    return terms.get().keepers().contains(key.address())
        ? Optional.empty()
        : Optional.of(refusal(Refusal.Code.NOT_A_KEEPER, "The job has other keepers."));
  }

  private KeepersAnswer inTurn(PeerId from, ClaimFile file) throws IOException {
    if (!limits.allow(file, vault.content())) {
      return denied(Refusal.Code.TOO_LARGE, "It is more than is kept here.");
    }
    Optional<String> missing;
    try {
      missing = vault.bring(from, file, clock.instant());
    } catch (IOException e) {
      missing = Optional.of("It could not be fetched: " + e.getMessage() + ".");
    }
    return missing
        .map(reason -> denied(Refusal.Code.NOT_FETCHED, reason))
        .orElseGet(() -> new KeepersAnswer.Given(new Possession(file.id(), sign(file))));
  }

  private Signature sign(ClaimFile file) {
    return key.sign(file.claim().receipt(file.job().escrow()));
  }

  private static KeepersAnswer denied(Refusal.Code code, String reason) {
    return new KeepersAnswer.Denied(refusal(code, reason));
  }

  private static Refusal refusal(Refusal.Code code, String reason) {
    return new Refusal(code, reason);
  }

  /** Drops what no dispute can be about any more. */
  void sweep() {
    turn.lock();
    try {
      for (KeptClaim claim : store.keptClaims().all()) {
        if (isOver(claim)) {
          vault.drop(claim);
        }
      }
    } catch (IOException e) {
      LOG.info("Kept claims are looked at later: {}", e.getMessage());
    } finally {
      turn.unlock();
    }
  }

  private boolean isOver(KeptClaim kept) throws IOException {
    ClaimFile file = ClaimFile.of(kept);
    Instant now = Window.now(escrow, clock);
    Optional<ClaimState> state = escrow.claims(file.job()).state(file.claim());
    return state.isEmpty()
        ? now.isAfter(kept.since().plus(UNMADE))
        : state.get().open() == 0
            && (state.get().isVoid() || Window.isOver(state.get(), now.minus(PAYING)));
  }

  @Override
  public void close() {
    sweeping.cancel(false);
    serving.forEach(Registration::close);
  }
}
