package dev.hearth.api;

import dev.hearth.protocol.Hash;

/**
 * What this machine plants in another's job.
 *
 * @param planted in how many leases it has
 * @param wanted in how many it will have
 * @param sentence how that stands, and what it costs
 */
public record Planting(Hash job, int planted, int wanted, String sentence) {}
