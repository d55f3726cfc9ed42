/** The host's part in running kernels, the same for every driver: buffers, scratch, slices. */
package dev.hearth.compute.kernels.host;
