package dev.hearth.node.store;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.time.Instant;

/**
 * What a device earned with one lease of a job, in that job's money; empty text for a device that
 * is not known.
 */
public record Earned(Instant time, Hash job, String device, Wei amount) {}
