/**
 * The memory of a training program as Merkle trees: chunks make a variable, variables a region,
 * three regions the memory. State and update roots are roots of regions.
 */
package dev.hearth.training.memory;
