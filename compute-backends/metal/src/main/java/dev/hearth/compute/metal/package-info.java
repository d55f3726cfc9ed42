/**
 * The graphics processors of a Mac. Metal is spoken to through the Objective-C runtime, and that
 * through {@code java.lang.foreign} alone (docs/decisions/0001). Kernels come from {@code
 * compute.kernels} as source, which the system compiles.
 *
 * <p>Objects belong to whoever got them by a message named new, copy or retain; what other messages
 * answer with lives as long as the {@link dev.hearth.compute.metal.ObjectiveC.Pool} around it.
 */
package dev.hearth.compute.metal;
