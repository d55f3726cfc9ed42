package dev.hearth.node.lease;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What one device may do now. Safe for any thread. */
public final class WorkGate {
  private static final int ALL_THE_TIME = 100;

  private final Set<Runnable> listeners = new LinkedHashSet<>();
  private Permission permission;
  private Optional<Permission> lent = Optional.empty();

  /** Its device may work until told otherwise. */
  public WorkGate() {
    this(new Permission.Work(ALL_THE_TIME));
  }

  public WorkGate(Permission first) {
    this.permission = first;
  }

  /** What was registered, to be taken back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** When it returns, whoever works has been told. */
  public void set(Permission now) {
    change(() -> permission = now);
  }

  /**
   * Holds the device, whatever is permitted meanwhile, until the registration is closed: somebody
   * else has it. Throws IllegalStateException while it is lent already.
   *
   * @param reason for what, as a clause
   */
  public Registration lend(String reason) {
    change(
        () -> {
          if (lent.isPresent()) {
            throw new IllegalStateException("the device is lent already");
          }
          lent = Optional.of(new Permission.Hold(reason, false));
        });
    return () -> change(() -> lent = Optional.empty());
  }

  /** Lends as above, to somebody who obeys the owner as well: by a gate of their own. */
  public Borrowed borrow(String reason) {
    Registration lent = lend(reason);
    WorkGate own = new WorkGate(owners());
    Registration following = onChange(() -> own.set(owners()));
    own.set(owners());
    return new Borrowed(own, lent, following);
  }

  private synchronized Permission owners() {
    return permission;
  }

  /** A device in other hands, until closed; the gate says what the owner permits meanwhile. */
  public record Borrowed(WorkGate gate, Registration lent, Registration following)
      implements AutoCloseable {
    @Override
    public void close() {
      following.close();
      lent.close();
    }
  }

  private void change(Runnable change) {
    Set<Runnable> told;
    synchronized (this) {
      change.run();
      told = Set.copyOf(listeners);
      notifyAll();
    }
    told.forEach(Runnable::run);
  }

  public synchronized Permission permission() {
    return lent.orElse(permission);
  }

  /** Why nothing may begin; empty when it may. */
  public synchronized Optional<String> objection() {
    return switch (permission()) {
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

  /** Until work may begin, or so much time has passed. */
  public synchronized void awaitOpen(Duration atMost) throws InterruptedException {
    long begin = System.nanoTime();
    long left = atMost.toMillis();
    while (objection().isPresent() && left > 0) {
      wait(left);
      left = atMost.toMillis() - Duration.ofNanos(System.nanoTime() - begin).toMillis();
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
