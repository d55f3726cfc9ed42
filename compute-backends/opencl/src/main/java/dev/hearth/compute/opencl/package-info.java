/** Devices that speak OpenCL 1.2, through LWJGL. Kernels come from {@code compute.kernels}. */
package dev.hearth.compute.opencl;
