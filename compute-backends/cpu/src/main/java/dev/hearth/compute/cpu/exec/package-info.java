/**
 * What every kernel of this backend runs on: widths, workers, memory, and the steps that a plan is
 * made of.
 */
package dev.hearth.compute.cpu.exec;
