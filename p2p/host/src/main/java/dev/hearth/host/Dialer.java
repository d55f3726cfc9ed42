package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.transport.TcpDialer;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Connects to peers. However many ask for one peer at once, one dial runs, on its own thread. */
final class Dialer {
  private final Upgrader upgrader;
  private final Introductions introductions;
  private final Connections connections;
  private final AddressBook book;
  private final Executor threads;
  private final Duration limit;
  private final Semaphore slots;
  private final Map<PeerId, CompletableFuture<Connection>> dials = new ConcurrentHashMap<>();

  Dialer(
      Upgrader upgrader,
      Introductions introductions,
      Connections connections,
      AddressBook book,
      Executor threads,
      HostLimits limits) {
    this.upgrader = upgrader;
    this.introductions = introductions;
    this.connections = connections;
    this.book = book;
    this.threads = threads;
    this.limit = limits.dial();
    this.slots = new Semaphore(limits.maxOutbound());
  }

  /** An open connection to the peer, dialling its known addresses when there is none. */
  Connection reach(PeerId peer) throws IOException {
    Optional<Connection> open = connections.find(peer);
    return open.isPresent() ? open.get() : await(shared(peer));
  }

  private CompletableFuture<Connection> shared(PeerId peer) throws IOException {
    CompletableFuture<Connection> mine = new CompletableFuture<>();
    CompletableFuture<Connection> running = dials.putIfAbsent(peer, mine);
    if (running != null) {
      return running;
    }
    try {
      threads.execute(() -> run(peer, mine));
    } catch (RejectedExecutionException e) {
      throw new IOException("the host is closing", e);
    }
    return mine;
  }

  private void run(PeerId peer, CompletableFuture<Connection> result) {
    try {
      result.complete(dialAny(peer));
    } catch (IOException | RuntimeException e) {
      result.completeExceptionally(e);
    } finally {
      dials.remove(peer, result);
    }
  }

  private Connection dialAny(PeerId peer) throws IOException {
    List<Multiaddr> addresses = book.addresses(peer);
    IOException failure = new IOException("no known address of " + peer);
    for (Multiaddr address : addresses) {
      try {
        return dial(address.withPeer(peer));
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  /** One attempt; whoever answers must be the peer the address names, if it names one. */
  Connection dial(Multiaddr address) throws IOException {
    if (!slots.tryAcquire()) {
      throw new IOException("too many connections to other peers");
    }
    Connection connection = establish(address);
    connection.mux().closed().thenRun(slots::release);
    introductions.admit(connection);
    return connection;
  }

  private Connection establish(Multiaddr address) throws IOException {
    try {
      return upgrader.upgrade(TcpDialer.dial(address, limit), true, address.peer());
    } catch (IOException | RuntimeException e) {
      slots.release();
      throw e;
    }
  }

  private static Connection await(CompletableFuture<Connection> dial) throws IOException {
    try {
      return dial.get();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while dialling");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
