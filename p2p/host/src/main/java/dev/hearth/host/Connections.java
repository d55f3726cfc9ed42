package dev.hearth.host;

import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The open connections; a peer may have several when both sides dialled at once. */
final class Connections {
  private final Map<PeerId, List<Connection>> byPeer = new ConcurrentHashMap<>();
  private boolean closing;

  /** Starts it and keeps it until it ends. */
  synchronized void add(Connection connection) throws IOException {
    if (closing) {
      connection.mux().abort("the host is closing");
      throw new IOException("the host is closing");
    }
    byPeer.compute(connection.peer(), (peer, list) -> with(list, connection));
    connection.mux().closed().thenRun(() -> remove(connection));
    connection.mux().start();
  }

  private static List<Connection> with(List<Connection> list, Connection connection) {
    List<Connection> grown = list == null ? new CopyOnWriteArrayList<>() : list;
    grown.add(connection);
    return grown;
  }

  private void remove(Connection connection) {
    byPeer.computeIfPresent(
        connection.peer(),
        (peer, list) -> {
          list.remove(connection);
          return list.isEmpty() ? null : list;
        });
  }

  Optional<Connection> find(PeerId peer) {
    return byPeer.getOrDefault(peer, List.of()).stream().filter(Connection::isOpen).findFirst();
  }

  int count(PeerId peer) {
    return byPeer.getOrDefault(peer, List.of()).size();
  }

  Set<PeerId> peers() {
    return byPeer.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(Connection::isOpen))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  void disconnect(PeerId peer) {
    byPeer.getOrDefault(peer, List.of()).forEach(connection -> connection.mux().close());
  }

  synchronized void closeAll() {
    closing = true;
    byPeer.values().forEach(list -> list.forEach(connection -> connection.mux().close()));
  }
}
