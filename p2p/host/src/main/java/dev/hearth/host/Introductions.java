package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identify.Identify;
import dev.hearth.host.mux.Yamux;
import dev.hearth.host.stream.Stream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in new connections and asks each peer who it is and where it listens. */
final class Introductions {
  private static final Logger log = LoggerFactory.getLogger(Introductions.class);

  private final Connections connections;
  private final AddressBook book;
  private final Executor threads;
  private final Duration limit;

  /** One question at a time: js-libp2p resets a second identify stream while the first is open. */
  private final Map<Yamux, ReentrantLock> asking = Collections.synchronizedMap(new WeakHashMap<>());

  Introductions(Connections connections, AddressBook book, Executor threads, Duration limit) {
    this.connections = connections;
    this.book = book;
    this.threads = threads;
    this.limit = limit;
  }

  void admit(Connection connection) throws IOException {
    connections.add(connection);
    try {
      threads.execute(() -> greet(connection));
    } catch (RejectedExecutionException e) {
      throw new IOException("the host is closing", e);
    }
  }

  private void greet(Connection connection) {
    try {
      identify(connection);
    } catch (IOException e) {
      log.debug("{} did not say who it is: {}", connection.peer(), e.getMessage());
    }
  }

  /** Asks, and remembers where the peer says it can be reached. */
  Identify identify(Connection connection) throws IOException {
    ReentrantLock one = asking.computeIfAbsent(connection.mux(), mux -> new ReentrantLock());
    one.lock();
    try {
      return ask(connection);
    } finally {
      one.unlock();
    }
  }

  private Identify ask(Connection connection) throws IOException {
    try (Stream stream = connection.open(Identify.PROTOCOL, limit)) {
      stream.deadline(limit);
      Identify said = Identify.read(stream);
      said.addresses().stream()
          .filter(address -> isPlausible(address, connection.remote()))
          .forEach(address -> book.add(connection.peer(), address));
      return said;
    }
  }

  /** A peer from elsewhere must not send us to knock at our own machine's ports. */
  private static boolean isPlausible(Multiaddr claimed, Multiaddr seen) {
    return claimed.tcp().isPresent() && (!isLoopback(claimed) || isLoopback(seen));
  }

  private static boolean isLoopback(Multiaddr address) {
    try {
      return InetAddress.ofLiteral(address.parts().getFirst().value()).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return address.parts().getFirst().value().equals("localhost");
    }
  }
}
