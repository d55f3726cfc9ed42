/**
 * NVIDIA's cards through JCuda's driver API. Nothing but the driver is needed: kernels are PTX,
 * compiled beforehand from the source that all graphics cards share, and made into machine code by
 * the driver.
 */
package dev.hearth.compute.cuda;
