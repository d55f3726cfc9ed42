package dev.hearth.node.practice;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.claim.Keeper;
import dev.hearth.node.claim.KeeperLimits;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.provider.OwnerRules;
import dev.hearth.node.provider.PayCheck;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.provider.ProviderListener;
import dev.hearth.node.provider.ProviderParts;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.Worker;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Room;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** A node that trains for others, honestly or not, and keeps what others claim. */
final class PracticeProvider implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final PracticePeer peer;
  private final Optional<Cheat> cheat;
  private final Worker worker;
  private final Provider provider;
  private final SettledLeases settled;
  private final Keeper keeper;

  private PracticeProvider(
      PracticePeer peer,
      Optional<Cheat> cheat,
      Worker worker,
      Provider provider,
      SettledLeases settled,
      Keeper keeper) {
    this.peer = peer;
    this.cheat = cheat;
    this.worker = worker;
    this.provider = provider;
    this.settled = settled;
    this.keeper = keeper;
  }

  /** The peer becomes this provider's to close; it works on one thread of the device. */
  static PracticeProvider start(
      PracticePeer peer,
      Optional<Cheat> cheat,
      InstalledDevice device,
      WorkGate gate,
      Supplier<List<Multiaddr>> bootstrap,
      EscrowGateway escrow,
      InstantSource clock,
      ScheduledExecutorService scheduler)
      throws IOException {
    Worker worker = InProcessWorker.on(device, 1);
    SettledLeases settled = new SettledLeases();
    Provider provider =
        new Provider(
            new ProviderParts(
                peer.key(),
                peer.wallet().address(),
                Optional.empty(),
                new OwnerRules(Room.here(device.info()), 0, Wei.ZERO, device.info().vendor()),
                PayCheck.ANY,
                cheat.map(how -> how.conduct(clock)).orElse(Conduct.HONEST),
                peer.store(),
                peer.host(),
                bootstrap,
                escrow,
                device.info().id(),
                new GatedWorker(worker, gate, scheduler, GatedWorker.PATIENCE, () -> {}),
                new Retry(scheduler, clock, new SplittableRandom(), FIRST_WAIT, LONGEST_WAIT),
                clock,
                settled));
    Keeper keeper =
        new Keeper(
            peer.key(), peer.host(), peer.store(), escrow, KeeperLimits.DEFAULT, clock, scheduler);
    peer.listen();
    provider.start();
    return new PracticeProvider(peer, cheat, worker, provider, settled, keeper);
  }

  PeerId id() {
    return peer.key().peerId();
  }

  Address payout() {
    return peer.wallet().address();
  }

  boolean isCheater() {
    return cheat.isPresent();
  }

  Optional<Cheat> cheat() {
    return cheat;
  }

  PracticePeer peer() {
    return peer;
  }

  Provider provider() {
    return provider;
  }

  /** Until every lease has its answer. */
  void awaitSettled() throws InterruptedException {
    settled.await(() -> provider.leases().unfinished().isEmpty());
  }

  @Override
  public void close() throws IOException {
    keeper.close();
    provider.close();
    worker.close();
    peer.close();
  }

  /** Wakes whoever waits for leases to end. */
  private static final class SettledLeases implements ProviderListener {
    private final Object change = new Object();

    @Override
    public void changed(LeaseState state) {
      synchronized (change) {
        change.notifyAll();
      }
    }

    void await(java.util.function.BooleanSupplier wanted) throws InterruptedException {
      synchronized (change) {
        while (!wanted.getAsBoolean()) {
          change.wait();
        }
      }
    }
  }
}
