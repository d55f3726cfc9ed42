package dev.hearth.node.agent;

import dev.hearth.protocol.Hash;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** What was last known of so many things, those least asked for forgotten. Safe for any thread. */
final class Recent<V> {
  private final int most;
  private final SequencedMap<Hash, V> values = new LinkedHashMap<>();

  Recent(int most) {
    this.most = most;
  }

  synchronized Optional<V> get(Hash of) {
    Optional<V> known = Optional.ofNullable(values.remove(of));
    known.ifPresent(value -> values.put(of, value));
    return known;
  }

  /** What was known before. */
  synchronized Optional<V> put(Hash of, V value) {
    Optional<V> before = Optional.ofNullable(values.remove(of));
    values.put(of, value);
    if (values.size() > most) {
      values.pollFirstEntry();
    }
    return before;
  }
}
