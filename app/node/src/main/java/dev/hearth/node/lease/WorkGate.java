package dev.hearth.node.lease;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What one device may do now; it may work until told otherwise. Safe for any thread. */
public final class WorkGate {
  private static final int ALL_THE_TIME = 100;

  private final Set<Runnable> listeners = new LinkedHashSet<>();
  private Permission permission = new Permission.Work(ALL_THE_TIME);

  /** What was registered, to be taken back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** When it returns, whoever works has been told. */
  public void set(Permission now) {
    Set<Runnable> told;
    synchronized (this) {
      permission = now;
      told = Set.copyOf(listeners);
      notifyAll();
    }
    told.forEach(Runnable::run);
  }

  public synchronized Permission permission() {
    return permission;
  }

  /** Why nothing may begin; empty when it may. */
  public synchronized Optional<String> objection() {
    return switch (permission) {
      case Permission.Work _ -> Optional.empty();
      case Permission.Finish _ -> Optional.of("what was in hand is finished");
      case Permission.Hold(String reason, boolean _) -> Optional.of(reason);
    };
  }

  /** Until work may begin. */
  public synchronized void awaitOpen() throws InterruptedException {
    while (objection().isPresent()) {
      wait();
    }
  }

  /** Calls the listener after every change until the registration is closed. */
  synchronized Registration onChange(Runnable listener) {
    listeners.add(listener);
    return () -> remove(listener);
  }

  private synchronized void remove(Runnable listener) {
    listeners.remove(listener);
  }
}
