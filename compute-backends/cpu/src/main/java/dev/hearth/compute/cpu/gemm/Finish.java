package dev.hearth.compute.cpu.gemm;

/**
 * What becomes of sums.
 *
 * @param eachBlock what a sum of blocks is flushed below after each addition; 0 flushes nothing
 * @param end what the result is flushed below when it goes to C
 * @param scale multiplies the result first; 1 leaves it alone
 */
record Finish(float eachBlock, float end, float scale) {}
