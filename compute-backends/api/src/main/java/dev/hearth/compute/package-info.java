/**
 * What a device is: memory and kernels. {@code fold} says what a kernel computes, {@code op} holds
 * the operators of a training step, {@code check} compares a device with the reference.
 *
 * <p>The contract (determinism): the same operator and the same words give the same words on every
 * device, whatever its vectors, threads and tiles, and whether or not it keeps subnormals.
 */
package dev.hearth.compute;
