package dev.hearth.node.practice;

import dev.hearth.host.Host;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.lease.Permission;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A whole network in this process: chain, submitter, providers. Each node has its keys, its folder,
 * its host; they know each other only by address.
 */
final class PracticeNetwork implements AutoCloseable {
  private final Path folder;
  private final InstalledDevice device;
  private final InstantSource clock;
  private final SecureRandom random;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("practice-clock").factory());
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final WorkGate gate = new WorkGate();
  private final List<PracticeProvider> providers = new CopyOnWriteArrayList<>();
  private final PracticeMoney money;
  private final PracticeSubmitter submitter;

  /**
   * Starts chain and submitter.
   *
   * @param device on which all of them work
   */
  PracticeNetwork(
      Path folder,
      InstalledDevice device,
      int submitterThreads,
      JobListener listener,
      InstantSource clock,
      SecureRandom random)
      throws IOException {
    this.folder = folder;
    this.device = device;
    this.clock = clock;
    this.random = random;
    opened.push(scheduler::shutdownNow);
    boolean started = false;
    try {
      money = opened(PracticeMoney.start(folder.resolve("chain"), clock, random));
      submitter = opened(startSubmitter(submitterThreads, listener));
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private PracticeSubmitter startSubmitter(int threads, JobListener listener) throws IOException {
    PracticePeer peer = PracticePeer.open(folder.resolve("submitter"), random, clock);
    money.give(peer.wallet().address());
    return PracticeSubmitter.start(
        peer, InProcessWorker.on(device, threads), listener, clock, scheduler, random);
  }

  /** One more provider, which looks for work at the submitter and at newcomers. */
  PracticeProvider addProvider(Optional<Cheat> cheat) throws IOException {
    Path own = folder.resolve("provider-" + (providers.size() + 1));
    PracticePeer peer = PracticePeer.open(own, random, clock);
    PracticeProvider provider =
        opened(
            PracticeProvider.start(
                peer,
                cheat,
                device,
                gate,
                this::whomToAsk,
                new EscrowGateway(money.chain()),
                clock,
                scheduler));
    providers.add(provider);
    return provider;
  }

  /** The submitter, and whoever else has found it: newcomers may have jobs of their own. */
  private List<Multiaddr> whomToAsk() {
    List<Multiaddr> addresses = new ArrayList<>(submitter.addresses());
    Host known = submitter.peer().host();
    Set<PeerId> newcomers = new HashSet<>(known.peers());
    providers.forEach(provider -> newcomers.remove(provider.id()));
    for (PeerId newcomer : newcomers) {
      known.addressBook().addresses(newcomer).forEach(a -> addresses.add(a.withPeer(newcomer)));
    }
    return addresses;
  }

  /** In percent of the time; 0 holds everybody still. */
  void pace(int percent) {
    gate.set(
        percent == 0
            ? new Permission.Hold("the whole practice network rests", false)
            : new Permission.Work(percent));
    submitter.pace(percent);
  }

  PracticeMoney money() {
    return money;
  }

  PracticeSubmitter submitter() {
    return submitter;
  }

  /** Lives as long as the network. */
  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  List<PracticeProvider> providers() {
    return List.copyOf(providers);
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  /** The last opened is closed first; what fails to close does not keep the others open. */
  @Override
  public void close() throws IOException {
    IOException trouble = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (IOException e) {
        trouble = e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
