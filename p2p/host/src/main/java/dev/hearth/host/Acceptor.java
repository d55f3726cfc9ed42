package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.transport.SocketPipe;
import dev.hearth.host.transport.TcpListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and lets in as many peers as there are slots; one more is turned away at once. */
final class Acceptor {
  private static final Logger log = LoggerFactory.getLogger(Acceptor.class);

  private final Upgrader upgrader;
  private final Introductions introductions;
  private final Executor threads;
  private final Semaphore slots;
  private final List<TcpListener> listeners = new CopyOnWriteArrayList<>();

  Acceptor(Upgrader upgrader, Introductions introductions, Executor threads, int maxInbound) {
    this.upgrader = upgrader;
    this.introductions = introductions;
    this.threads = threads;
    this.slots = new Semaphore(maxInbound);
  }

  void listen(Multiaddr address) throws IOException {
    TcpListener listener = TcpListener.bind(address);
    listeners.add(listener);
    threads.execute(() -> listener.acceptAll(this::accept));
  }

  List<Multiaddr> addresses() {
    return listeners.stream().flatMap(listener -> listener.addresses().stream()).toList();
  }

  private void accept(SocketPipe socket) {
    if (!slots.tryAcquire()) {
      socket.close();
      return;
    }
    try {
      threads.execute(() -> welcome(socket));
    } catch (RejectedExecutionException closing) {
      socket.close();
    }
  }

  private void welcome(SocketPipe socket) {
    try {
      Connection connection = upgrade(socket);
      connection.mux().closed().thenRun(slots::release);
      introductions.admit(connection);
    } catch (IOException e) {
      log.debug("a connection was not let in: {}", e.getMessage());
    }
  }

  private Connection upgrade(SocketPipe socket) throws IOException {
    try {
      return upgrader.upgrade(socket, false, Optional.empty());
    } catch (IOException | RuntimeException e) {
      slots.release();
      throw e;
    }
  }

  void close() {
    listeners.forEach(TcpListener::close);
  }
}
