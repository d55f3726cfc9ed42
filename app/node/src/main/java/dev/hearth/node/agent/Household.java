package dev.hearth.node.agent;

import dev.hearth.host.Host;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.DeviceList;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** What an agent has before it joins a network, and keeps when it leaves one. */
record Household(
    NodeStore store,
    Identity identity,
    Host host,
    DeviceList devices,
    WorkerSource workers,
    WorkGate gate,
    Clock clock,
    ScheduledExecutorService scheduler,
    SecureRandom random,
    int threads) {}
