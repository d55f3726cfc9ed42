package dev.hearth.node.agent;

import dev.hearth.host.Host;
import dev.hearth.node.device.Devices;
import dev.hearth.node.idle.Wishes;
import dev.hearth.node.lease.PauseGate;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.NodeStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** What an agent has before it joins a network, and keeps when it leaves one. */
record Household(
    NodeStore store,
    OwnersSettings settings,
    Wishes wishes,
    Identity identity,
    Host host,
    Devices devices,
    WorkerSource workers,
    PauseGate gate,
    Clock clock,
    ScheduledExecutorService scheduler,
    SecureRandom random,
    int threads)
    implements AutoCloseable {

  /** The data folder last: whoever waits for it finds everything let go. */
  @Override
  public void close() throws IOException {
    host.close();
    scheduler.shutdownNow();
    store.close();
    store.folder().close();
  }
}
