package dev.hearth.node.agent;

import dev.hearth.api.NodeState;
import dev.hearth.node.lease.Permission;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.store.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The owner's pause: stored, so that it outlives the agent, and ended by the clock. */
final class Pauses {
  private static final String UNTIL = "pause.until";
  private static final String FOREVER = "told otherwise";
  private static final Permission WORK = new Permission.Work(100);
  private final WorkGate gate;
  private final Settings settings;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;
  private final Runnable changed;
  private ScheduledFuture<?> end;

  Pauses(
      WorkGate gate,
      Settings settings,
      Clock clock,
      ScheduledExecutorService scheduler,
      Runnable changed) {
    this.gate = gate;
    this.settings = settings;
    this.clock = clock;
    this.scheduler = scheduler;
    this.changed = changed;
    settings.get(UNTIL).ifPresent(this::restore);
  }

  /** For so long; forever when the time is zero. */
  synchronized void pause(Duration time) {
    Optional<Instant> until =
        time.isZero() ? Optional.empty() : Optional.of(clock.instant().plus(time));
    settings.put(UNTIL, until.map(Instant::toString).orElse(FOREVER));
    begin(until);
  }

  synchronized void resume() {
    if (end != null) {
      end.cancel(false);
    }
    settings.remove(UNTIL);
    gate.set(WORK);
    changed.run();
  }

  /** The sentence for a pause; empty while there is none. */
  synchronized Optional<NodeState> state() {
    return settings.get(UNTIL).map(until -> Sentences.paused(instant(until), clock.getZone()));
  }

  private void restore(String until) {
    Optional<Instant> ends = instant(until);
    if (ends.isPresent() && !ends.get().isAfter(clock.instant())) {
      settings.remove(UNTIL);
    } else {
      begin(ends);
    }
  }

  private void begin(Optional<Instant> until) {
    if (end != null) {
      end.cancel(false);
    }
    gate.set(new Permission.Hold("the owner asked for it", false));
    until.ifPresent(
        at -> {
          long wait = Math.max(0, Duration.between(clock.instant(), at).toMillis());
          end = scheduler.schedule(this::resume, wait, TimeUnit.MILLISECONDS);
        });
    changed.run();
  }

  private static Optional<Instant> instant(String until) {
    return until.equals(FOREVER) ? Optional.empty() : Optional.of(Instant.parse(until));
  }
}
