package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.plan.Layout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loops that this process ran lately. They have no state, and for a new one the JVM would begin
 * again, interpreting: a device that is opened later goes on with the loops of those before it.
 */
final class CompiledLoops {
  /** Those of some ten jobs of different shapes; class and code of one take tens of KiB. */
  static final int MOST = 512;

  private record Key(Layout layout, Lanes lanes) {}

  private static final Map<Key, RowLoop> LATEST =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, RowLoop> eldest) {
          return size() > MOST;
        }
      };

  private CompiledLoops() {}

  static RowLoop of(Layout layout, Lanes lanes) {
    synchronized (LATEST) {
      return LATEST.computeIfAbsent(
          new Key(layout, lanes), key -> GroupWriter.write(key.layout(), key.lanes()));
    }
  }
}
