package dev.hearth.node.agent;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.SnapshotListener;
import dev.hearth.api.rpc.RpcException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a fresh snapshot to every watcher after a change, at most once in the interval. Each
 * watcher is written to on a thread of its own, so a stalled one holds up nobody; it gets the
 * newest snapshot when it goes on.
 */
final class SnapshotFeed {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFeed.class);

  private final Supplier<NodeSnapshot> source;
  private final ScheduledExecutorService scheduler;
  private final Duration interval;
  private final Map<SnapshotListener, Outbox> watchers = new ConcurrentHashMap<>();
  private final AtomicBoolean due = new AtomicBoolean();

  SnapshotFeed(
      Supplier<NodeSnapshot> source, ScheduledExecutorService scheduler, Duration interval) {
    this.source = source;
    this.scheduler = scheduler;
    this.interval = interval;
  }

  void add(SnapshotListener watcher) {
    watchers.computeIfAbsent(watcher, Outbox::new).offer(source.get());
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
    watchers.values().forEach(outbox -> outbox.offer(snapshot));
  }

  /** One watcher's: the snapshot it has yet to get, and at most one thread that sends. */
  private final class Outbox {
    private final SnapshotListener watcher;
    private final AtomicReference<NodeSnapshot> newest = new AtomicReference<>();
    private final AtomicBoolean sending = new AtomicBoolean();

    Outbox(SnapshotListener watcher) {
      this.watcher = watcher;
    }

    void offer(NodeSnapshot snapshot) {
      newest.set(snapshot);
      if (sending.compareAndSet(false, true)) {
        Thread.ofVirtual().name("snapshots").start(this::drain);
      }
    }

    private void drain() {
      do {
        NodeSnapshot snapshot = newest.getAndSet(null);
        if (snapshot != null) {
          send(snapshot);
        }
        sending.set(false);
      } while (newest.get() != null && sending.compareAndSet(false, true));
    }

    private void send(NodeSnapshot snapshot) {
      try {
        watcher.snapshot(snapshot);
      } catch (RpcException gone) {
        watchers.remove(watcher);
      } catch (RuntimeException e) {
        LOG.warn("A watcher missed how things stand", e);
      }
    }
  }
}
