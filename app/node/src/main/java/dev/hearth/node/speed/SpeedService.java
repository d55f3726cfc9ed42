package dev.hearth.node.speed;

import dev.hearth.host.Host;
import dev.hearth.host.Registration;
import dev.hearth.host.Requests;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.worker.ProductRequest;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.SpeedAnswer;
import dev.hearth.protocol.SpeedChallenge;
import dev.hearth.protocol.SpeedReady;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes peers' speed challenges, one at a time: gets the device ready, and multiplies once the seed
 * is there. The product stays to be fetched for a while. On the host's threads.
 */
public final class SpeedService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpeedService.class);
  private static final String ANOTHER = "another peer's challenge is in hand";
  private static final int LIMIT = 1024;
  private static final Duration HELD = Duration.ofSeconds(4);
  private static final Duration RETURN = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Host host;
  private final Lender lender;
  private final Offered offered;
  private final ScheduledExecutorService scheduler;
  private final Turns turns;
  private final Registration registration;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Optional<Prepared> prepared = Optional.empty();

  /** A device that waits for a peer's seed. */
  private record Prepared(PeerId peer, int size, Lender.Loan loan) {}

  /**
   * @param folder for a product on its way into the store
   */
  public SpeedService(
      Host host,
      Lender lender,
      BlobStore blobs,
      Path folder,
      InstantSource clock,
      ScheduledExecutorService scheduler)
      throws IOException {
    this.host = host;
    this.lender = lender;
    this.offered = new Offered(blobs, folder);
    this.scheduler = scheduler;
    this.turns = new Turns(clock);
    offered.withdraw();
    this.registration = Requests.serve(host, Protocols.SPEED, LIMIT, this::answer);
  }

  private byte[] answer(PeerId peer, byte[] request) throws IOException {
    SpeedChallenge challenge = SpeedChallenge.decode(request);
    if (!isMyTurn()) {
      return busy(ANOTHER).encode();
    }
    try {
      return challenge.seed().isPresent()
          ? multiply(peer, challenge.size(), challenge.seed().get())
          : getReady(peer, challenge.size());
    } finally {
      turn.unlock();
    }
  }

  /** A device on its way back from another peer is worth a moment's wait. */
  private boolean isMyTurn() {
    try {
      return turn.tryLock(RETURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private byte[] getReady(PeerId peer, int size) throws IOException {
    Optional<Refusal> refusal =
        prepared
            .map(_ -> busy(ANOTHER))
            .or(() -> lender.objection().map(SpeedService::busy))
            .or(() -> turns.objection(lender, peer, size));
    if (refusal.isPresent()) {
      return refusal.get().encode();
    }
    Optional<Lender.Loan> loan = lender.lend();
    return loan.isEmpty()
        ? busy("it is being measured").encode()
        : getReady(new Prepared(peer, size, loan.get()));
  }

  private byte[] getReady(Prepared next) throws IOException {
    turns.taken(next.peer());
    prepared = Optional.of(next);
    try {
      product(next, Hash.ZERO); // compiles and warms up
    } catch (IOException e) {
      end(next);
      throw e;
    }
    hold(next, (int) HELD.dividedBy(LOOK));
    return new SpeedReady((int) HELD.toSeconds()).encode();
  }

  /** Until the seed comes, the peer goes, or its time is up. */
  private void hold(Prepared held, int looks) {
    if (looks == 0 || !host.peers().contains(held.peer())) {
      Thread.startVirtualThread(() -> end(held));
    } else if (prepared.filter(held::equals).isPresent()) {
      scheduler.schedule(() -> hold(held, looks - 1), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Refusal busy(String why) {
    return new Refusal(Refusal.Code.BUSY, "The device is not free: " + why + ".");
  }

  private byte[] multiply(PeerId peer, int size, Hash seed) throws IOException {
    Optional<Prepared> mine =
        prepared.filter(held -> held.peer().equals(peer) && held.size() == size);
    if (mine.isEmpty()) {
      return new Refusal(Refusal.Code.LATE, "The device is not held for this challenge.").encode();
    }
    turns.followedUp();
    try {
      Optional<Refusal> refusal = mine.get().loan().objection().map(SpeedService::busy);
      if (refusal.isPresent()) {
        return refusal.get().encode();
      }
      long nanos = product(mine.get(), seed);
      return new SpeedAnswer(published(), nanos).encode();
    } finally {
      end(mine.get());
    }
  }

  private long product(Prepared held, Hash seed) throws IOException {
    try {
      return held.loan()
          .worker()
          .multiply(new ProductRequest(seed, held.size(), offered.file()))
          .toCompletableFuture()
          .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new IOException("The product was not finished: " + e.getCause(), e);
    }
  }

  private BlobId published() throws IOException {
    BlobId id = offered.next();
    scheduler.schedule(() -> withdraw(id), KEPT.toSeconds(), TimeUnit.SECONDS);
    return id;
  }

  private void withdraw(BlobId id) {
    try {
      offered.withdraw(id);
    } catch (IOException e) {
      LOG.warn("A peer's product stays for now: {}", e.getMessage());
    }
  }

  private void end(Prepared held) {
    turn.lock();
    try {
      if (prepared.filter(held::equals).isPresent()) {
        prepared = Optional.empty();
        held.loan().close();
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    registration.close();
    prepared.ifPresent(this::end);
  }
}
