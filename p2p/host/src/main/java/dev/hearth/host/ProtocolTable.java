package dev.hearth.host;

import dev.hearth.host.stream.StreamHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who serves which protocol. */
final class ProtocolTable {
  private final Map<String, StreamHandler> handlers = new ConcurrentHashMap<>();

  Registration register(String protocol, StreamHandler handler) {
    if (handlers.putIfAbsent(protocol, handler) != null) {
      throw new IllegalStateException(protocol + " has a handler already");
    }
    return () -> handlers.remove(protocol, handler);
  }

  boolean speaks(String protocol) {
    return handlers.containsKey(protocol);
  }

  /** Null when it was unregistered in the meantime. */
  StreamHandler find(String protocol) {
    return handlers.get(protocol);
  }

  List<String> names() {
    return handlers.keySet().stream().sorted().toList();
  }
}
