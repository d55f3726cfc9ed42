package dev.hearth.node.lease;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Whether the owner lets the node work now, and why not. Safe for any thread. */
public final class PauseGate {
  private final Set<Runnable> listeners = new LinkedHashSet<>();
  private String reason;

  /** What was registered, to be taken back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Holds back work from now on; what runs is told to stop. */
  public void pause(String why) {
    Set<Runnable> told;
    synchronized (this) {
      reason = why;
      told = Set.copyOf(listeners);
    }
    told.forEach(Runnable::run);
  }

  public synchronized void resume() {
    reason = null;
    notifyAll();
  }

  /** Why work is held back; empty when it is not. */
  public synchronized Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public synchronized void awaitOpen() throws InterruptedException {
    while (reason != null) {
      wait();
    }
  }

  /** Calls the listener at every pause until the registration is closed. */
  synchronized Registration onPause(Runnable listener) {
    listeners.add(listener);
    return () -> remove(listener);
  }

  private synchronized void remove(Runnable listener) {
    listeners.remove(listener);
  }
}
