package dev.hearth.node.agent;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.SnapshotListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Sends a fresh snapshot to every watcher after a change, at most once in the interval. */
final class SnapshotFeed {
  private final Supplier<NodeSnapshot> source;
  private final ScheduledExecutorService scheduler;
  private final Duration interval;
  private final Set<SnapshotListener> watchers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean due = new AtomicBoolean();

  SnapshotFeed(
      Supplier<NodeSnapshot> source, ScheduledExecutorService scheduler, Duration interval) {
    this.source = source;
    this.scheduler = scheduler;
    this.interval = interval;
  }

  void add(SnapshotListener watcher) {
    watchers.add(watcher);
    watcher.snapshot(source.get());
  }

  void remove(SnapshotListener watcher) {
    watchers.remove(watcher);
  }

  /** Something has changed. Returns at once. */
  void changed() {
    if (!watchers.isEmpty() && due.compareAndSet(false, true)) {
      scheduler.schedule(this::send, interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void send() {
    due.set(false);
    NodeSnapshot snapshot = source.get();
    for (SnapshotListener watcher : watchers) {
      try {
        watcher.snapshot(snapshot);
      } catch (RuntimeException gone) {
        watchers.remove(watcher);
      }
    }
  }
}
