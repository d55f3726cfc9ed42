package dev.hearth.node.store;

import dev.hearth.protocol.Wei;
import java.time.Instant;

/** What a device earned with one lease; empty text for a device that is not known. */
public record Earned(Instant time, String device, Wei amount) {}
