package dev.hearth.node.agent;

import dev.hearth.host.Host;
import dev.hearth.node.idle.Wishes;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.DeviceList;
import dev.hearth.node.worker.WorkerDoor;
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
    WorkerDoor door,
    DeviceList devices,
    TestBook tests,
    WorkerSource workers,
    Gates gates,
    Clock clock,
    ScheduledExecutorService scheduler,
    SecureRandom random)
    implements AutoCloseable {

  /** Lets go of what is held open, the folder last. */
  @Override
  public void close() throws IOException {
    host.close();
    scheduler.shutdownNow();
    store.close();
    store.folder().close();
  }
}
