package dev.hearth.node.agent;

import dev.hearth.host.Host;
import dev.hearth.node.device.Devices;
import dev.hearth.node.lease.PauseGate;
import dev.hearth.node.store.NodeStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** What an agent has before it joins a network, and keeps when it leaves one. */
record Household(
    NodeStore store,
    Identity identity,
    Host host,
    Devices devices,
    WorkerSource workers,
    PauseGate gate,
    Clock clock,
    ScheduledExecutorService scheduler,
    SecureRandom random,
    int threads) {}
