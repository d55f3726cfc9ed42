package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.address.PeerIds;
import dev.hearth.host.deadline.SystemTimers;
import dev.hearth.host.deadline.Timers;
import dev.hearth.host.identify.Identify;
import dev.hearth.host.identity.HostKey;
import dev.hearth.host.ping.Ping;
import dev.hearth.host.stream.Stream;
import dev.hearth.host.stream.StreamHandler;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A libp2p host: TCP, Noise, Yamux, identify and ping. Everything blocks and belongs on virtual
 * threads; every method may be called by any thread. Register handlers, then {@link #start}.
 */
public final class Host implements AutoCloseable {
  private static final String PROTOCOL_VERSION = "hearth/1";
  private static final String AGENT = "hearth/0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final HostKey key;
  private final PeerId peerId;
  private final List<Multiaddr> listen;
  private final HostLimits limits;
  private final Timers timers;
  private final SecureRandom random;
  private final Runnable whenClosed;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("host-", 0).factory());
  private final ProtocolTable protocols = new ProtocolTable();
  private final Connections connections = new Connections();
  private final AddressBook addressBook = new AddressBook();
  private final Introductions introductions;
  private final Acceptor acceptor;
  private final Dialer dialer;

  /** On the system's clock. Nothing is opened before {@link #start}. */
  public Host(HostKey key, List<Multiaddr> listen, HostLimits limits) {
    this(key, listen, limits, new SystemTimers(), new SecureRandom());
  }

  private Host(
      HostKey key,
      List<Multiaddr> listen,
      HostLimits limits,
      SystemTimers timers,
      SecureRandom random) {
    this(key, listen, limits, timers, random, timers::close);
  }

  /** The timers stay the caller's, to close after the host. */
  public Host(
      HostKey key, List<Multiaddr> listen, HostLimits limits, Timers timers, SecureRandom random) {
    this(key, listen, limits, timers, random, () -> {});
  }

  private Host(
      HostKey key,
      List<Multiaddr> listen,
      HostLimits limits,
      Timers timers,
      SecureRandom random,
      Runnable whenClosed) {
    this.key = key;
    this.peerId = PeerIds.ofPublicKey(key.publicKeyProtobuf());
    this.listen = List.copyOf(listen);
    this.limits = limits;
    this.timers = timers;
    this.random = random;
    this.whenClosed = whenClosed;
    InboundStreams streams = new InboundStreams(protocols, limits.handshake());
    Upgrader upgrader = new Upgrader(key, limits, timers, random, threads, streams);
    introductions = new Introductions(connections, addressBook, threads, limits.handshake());
    acceptor = new Acceptor(upgrader, introductions, threads, limits.maxInbound());
    dialer = new Dialer(upgrader, introductions, connections, addressBook, threads, limits);
    protocols.register(Ping.PROTOCOL, new Ping());
    protocols.register(Identify.PROTOCOL, this::introduce);
  }

  /** Listens on every address; throws, naming it, when one cannot be had. */
  public void start() throws IOException {
    for (Multiaddr address : listen) {
      acceptor.listen(address);
    }
  }

  public PeerId peerId() {
    return peerId;
  }

  /** Where others reach this host, with its peer id; empty before {@link #start}. */
  public List<Multiaddr> addresses() {
    return acceptor.addresses().stream().map(address -> address.withPeer(peerId)).toList();
  }

  public AddressBook addressBook() {
    return addressBook;
  }

  /** Who is connected now. */
  public Set<PeerId> peers() {
    return connections.peers();
  }

  /**
   * Dials the address, unless the peer it names is connected already, and returns who answered: the
   * peer it names, or it throws. An address that worked is remembered.
   */
  public PeerId connect(Multiaddr address) throws IOException {
    Optional<Connection> open = address.peer().flatMap(connections::find);
    if (open.isPresent()) {
      return open.get().peer();
    }
    PeerId answered = dialer.dial(address).peer();
    addressBook.add(answered, address);
    return answered;
  }

  /** Says goodbye on every connection to the peer. */
  public void disconnect(PeerId peer) {
    connections.disconnect(peer);
  }

  /** Serves a protocol until the registration is closed; throws IllegalStateException if taken. */
  public Registration handle(String protocol, StreamHandler handler) {
    return protocols.register(protocol, handler);
  }

  /**
   * A new stream to the peer, which is dialled at its known addresses if not connected, or if its
   * connection turns out to be dead.
   */
  public Stream open(PeerId peer, String protocol) throws IOException {
    Connection connection = dialer.reach(peer);
    try {
      return connection.open(protocol, limits.handshake());
    } catch (IOException e) {
      if (connection.isOpen()) {
        throw e;
      }
      return dialer.reach(peer).open(protocol, limits.handshake());
    }
  }

  /** What the peer says of itself. */
  public Identify identify(PeerId peer) throws IOException {
    return introductions.identify(dialer.reach(peer));
  }

  /** The time of one round trip. */
  public Duration ping(PeerId peer) throws IOException {
    byte[] payload = new byte[Ping.SIZE];
    random.nextBytes(payload);
    try (Stream stream = open(peer, Ping.PROTOCOL)) {
      stream.deadline(limits.handshake());
      long start = timers.nanoTime();
      Ping.exchange(stream, payload);
      return Duration.ofNanos(timers.nanoTime() - start);
    }
  }

  private void introduce(Stream stream) throws IOException {
    Optional<Multiaddr> seen = connections.find(stream.peer()).map(Connection::remote);
    new Identify(
            key.publicKeyProtobuf(),
            acceptor.addresses(),
            protocols.names(),
            seen,
            PROTOCOL_VERSION,
            AGENT)
        .write(stream);
  }

  /** Ends all connections and waits for handlers; those that do not return are interrupted. */
  @Override
  public void close() {
    acceptor.close();
    connections.closeAll();
    threads.shutdown();
    if (!awaitThreads()) {
      threads.shutdownNow();
      awaitThreads();
    }
    whenClosed.run();
  }

  private boolean awaitThreads() {
    try {
      return threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int connectionCount(PeerId peer) {
    return connections.count(peer);
  }

  /** Whether every thread of the host has ended; only after {@link #close}. */
  boolean isTerminated() {
    return threads.isTerminated();
  }
}
