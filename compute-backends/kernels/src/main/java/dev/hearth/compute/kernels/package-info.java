/**
 * The source of kernels for devices that compile C: written from operators, one text for all of
 * them. What OpenCL, CUDA and Metal call differently stands in a prelude each, as macros.
 *
 * <p>Every kernel takes its buffers and the number of its first group, so that a launch may be cut
 * into slices. Index arithmetic is of 32 bits; operators that need more are refused.
 */
package dev.hearth.compute.kernels;
