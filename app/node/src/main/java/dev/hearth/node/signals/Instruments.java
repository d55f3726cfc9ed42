package dev.hearth.node.signals;

import dev.hearth.node.dbus.Bus;
import dev.hearth.node.signals.sense.OwnProcesses;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** What sources are made with. The buses are used on Linux only, and stay the caller's to close. */
record Instruments(
    InstantSource clock, LongSupplier nanoTime, Bus session, Bus system, OwnProcesses own) {}
