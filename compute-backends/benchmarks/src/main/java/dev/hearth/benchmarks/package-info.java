/**
 * What kernels, steps and state roots cost, by JMH. Only ratios between devices, or to a peer
 * measured in the same run, count.
 */
package dev.hearth.benchmarks;
