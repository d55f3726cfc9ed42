package dev.hearth.compute.fold;

/**
 * Adds {@code scale * min(unsigned word of tensor[at], limit - 1)} to an address: the only address
 * that depends on data, hence the only one clamped at run time.
 */
public record Gather(int tensor, Affine at, long scale, int limit) {}
