package dev.hearth.node.agent;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which network the agent is in: the one it was given or a practice network of its own, joined as
 * soon as it is there and again after it was gone. Safe for any thread.
 */
final class Membership implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration RESTART = Duration.ofSeconds(2);

  private final Household household;
  private final AgentOptions options;
  private final Launcher launcher;
  private final LeastPay leastPay;
  private final Runnable changed;
  private volatile Optional<NetworkAddress> goal = Optional.empty();
  private Optional<PracticeProcess> practice = Optional.empty();
  private volatile Optional<Participation> participation = Optional.empty();
  private volatile NodeState joining = Sentences.starting();
  private volatile Optional<Thread> attempting = Optional.empty();
  private volatile boolean closed;

  /**
   * @param changed hears when the network was joined, left, or is not to be had
   */
  Membership(
      Household household,
      AgentOptions options,
      Launcher launcher,
      LeastPay leastPay,
      Runnable changed) {
    this.household = household;
    this.options = options;
    this.launcher = launcher;
    this.leastPay = leastPay;
    this.changed = changed;
  }

  /** Returns at once. */
  void start() {
    if (options.network().isPresent()) {
      Thread.ofVirtual().name("join").start(() -> join(options.network().get()));
    } else if (options.practice()) {
      startPractice();
    } else {
      joining = Sentences.noChain();
    }
  }

  /** Empty while no network is joined. */
  Optional<Participation> now() {
    return participation;
  }

  /** What there is to say while no network is joined. */
  NodeState joining() {
    return joining;
  }

  NodeSnapshot.Network kind() {
    boolean practising =
        options.practice() || options.network().map(NetworkAddress::practice).orElse(false);
    return practising ? NodeSnapshot.Network.PRACTICE : NodeSnapshot.Network.REAL;
  }

  /** Leaves the network and joins it again, as who the owner is now. Returns at once. */
  void again() {
    Thread.ofVirtual().name("join").start(() -> goal.ifPresent(this::attempt));
  }

  /**
   * Joins again with another device when the one at work turned out to be wrong. Returns at once.
   */
  void reconsider() {
    if (participation.filter(joined -> !joined.isOnBestDevice()).isPresent()) {
      Thread.ofVirtual().name("join").start(this::changeDevice);
    }
  }

  private synchronized void changeDevice() {
    if (participation.filter(joined -> !joined.isOnBestDevice()).isPresent()) {
      goal.ifPresent(this::attempt);
    }
  }

  /** Leaves the one before. */
  private synchronized void join(NetworkAddress network) {
    goal = Optional.of(network);
    attempt(network);
  }

  /** Trouble becomes the state's sentence; another network may have become the goal meanwhile. */
  private synchronized void attempt(NetworkAddress network) {
    attempting = Optional.of(Thread.currentThread());
    try {
      if (!closed && goal.equals(Optional.of(network))) {
        enter(network);
      }
    } finally {
      attempting = Optional.empty();
    }
  }

  private void enter(NetworkAddress network) {
    try {
      leave();
      household.devices().ask();
    } catch (IOException | RuntimeException e) {
      attemptAgain(network, "This machine's devices are not known.", e);
      return;
    }
    try {
      participation = Optional.of(Participation.join(household, network, leastPay, changed));
      changed.run();
    } catch (IOException | RuntimeException e) {
      attemptAgain(network, why(network, e), e);
    }
  }

  private static String why(NetworkAddress network, Exception e) {
    return e instanceof WrongChainException
        ? e.getMessage()
        : "The chain at " + network.rpc() + " does not answer.";
  }

  private void attemptAgain(NetworkAddress network, String sentence, Exception why) {
    LOG.warn("The network was not joined.", why);
    joining = Sentences.offline(sentence + " Trying again shortly.");
    later(RETRY, () -> attempt(network));
    changed.run();
  }

  private void later(Duration wait, Runnable action) {
    household
        .scheduler()
        .schedule(
            () -> Thread.ofVirtual().name("join").start(action),
            wait.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Nobody is given the network any more once it begins to close. */
  private void leave() throws IOException {
    Optional<Participation> left = participation;
    participation = Optional.empty();
    if (left.isPresent()) {
      joining = Sentences.starting();
      left.get().close();
    }
  }

  private synchronized void startPractice() {
    if (closed) {
      return;
    }
    try {
      goal = Optional.empty();
      leave();
      practice =
          Optional.of(
              PracticeProcess.start(
                  launcher, household.store().folder().root(), this::practiceEnded));
    } catch (IOException e) {
      LOG.warn("The practice network did not start.", e);
      joining = Sentences.offline("The practice network does not start: " + e.getMessage() + ".");
      changed.run();
    }
  }

  /** It keeps what it has, so starting it again goes on where it was. */
  private void practiceEnded() {
    joining = Sentences.offline("The practice network has ended. It starts again in a moment.");
    changed.run();
    later(RESTART, this::startPractice);
  }

  /** The practice network's process has said where everything is. */
  void practiceAttached(PracticeAttachment attachment) {
    try {
      join(
          NetworkAddress.parse(
              attachment.rpc(),
              OptionalLong.empty(),
              Optional.of(attachment.escrow().toString()),
              Optional.of(attachment.audits().toString()),
              attachment.peers(),
              true));
    } catch (MalformedException e) {
      throw new RpcException("PRACTICE-ADDRESS", "Not an address: " + e.getMessage() + ".", "");
    }
  }

  /** An attempt under way is broken off: a chain that does not answer holds nobody up. */
  @Override
  public void close() throws IOException {
    closed = true;
    attempting.ifPresent(Thread::interrupt);
    end();
  }

  private synchronized void end() throws IOException {
    try {
      leave();
    } finally {
      practice.ifPresent(PracticeProcess::close);
    }
  }
}
