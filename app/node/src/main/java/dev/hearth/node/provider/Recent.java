package dev.hearth.node.provider;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** What was last known of so many things, those least asked for forgotten. Safe for any thread. */
public final class Recent<K, V> {
  private final int most;
  private final SequencedMap<K, V> values = new LinkedHashMap<>();

  public Recent(int most) {
    this.most = most;
  }

  public synchronized Optional<V> get(K of) {
    Optional<V> known = Optional.ofNullable(values.remove(of));
    known.ifPresent(value -> values.put(of, value));
    return known;
  }

  /** What was known before. */
  public synchronized Optional<V> put(K of, V value) {
    Optional<V> before = Optional.ofNullable(values.remove(of));
    values.put(of, value);
    if (values.size() > most) {
      values.pollFirstEntry();
    }
    return before;
  }

  public synchronized void remove(K of) {
    values.remove(of);
  }
}
