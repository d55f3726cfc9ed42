/** What NVIDIA's driver tells, by its management library (NVML). */
package dev.hearth.node.signals.nvml;
