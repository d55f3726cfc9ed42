package dev.hearth.compute.cpu.gemm;

/**
 * A matrix seen from the product: element x (a row of A, a column of B) at depth k lies at {@code
 * at + x * across + k * along}, and is +0 to the product when smaller than the threshold
 * (determinism.md 6).
 */
record Operand(float[] data, int at, int across, int along, float threshold) {}
