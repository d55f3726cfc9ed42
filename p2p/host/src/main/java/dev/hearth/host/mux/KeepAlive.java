package dev.hearth.host.mux;

import dev.hearth.host.deadline.Timers;
import java.io.IOException;
import java.time.Duration;

/** Pings the peer; one that has not answered by the next ping is gone, or stuck for good. */
final class KeepAlive {
  private final Yamux mux;
  private final Timers timers;
  private final Duration interval;
  private Timers.Pending pending;
  private boolean waiting;
  private boolean stopped;
  private int count;

  KeepAlive(Yamux mux, Timers timers, Duration interval) {
    this.mux = mux;
    this.timers = timers;
    this.interval = interval;
  }

  synchronized void start() {
    if (!stopped) {
      pending = timers.schedule(interval, this::tick);
    }
  }

  synchronized void answered() {
    waiting = false;
  }

  synchronized void stop() {
    stopped = true;
    if (pending != null) {
      pending.cancel();
    }
  }

  private void tick() {
    try {
      mux.ping(next());
      start();
    } catch (IOException e) {
      mux.fail(e);
    }
  }

  private synchronized int next() throws IOException {
    if (waiting) {
      throw new IOException("the peer stopped answering");
    }
    waiting = true;
    return count++;
  }
}
