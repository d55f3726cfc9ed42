package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.plan.Piece;

/**
 * A matrix seen from the product: element x (a row of A, a column of B) at depth k lies {@code x *
 * across + k * along} after where a {@link Piece} begins, and is +0 to the product when smaller
 * than the threshold (determinism.md 6).
 */
record Operand(float[] data, int across, int along, float threshold) {}
