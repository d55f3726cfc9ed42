/**
 * A lease at every level a dispute goes down to: states after steps, memories after stages, words,
 * operations. Nothing is stored; each level is computed again from the public start when it is
 * asked for, by the very definitions that train.
 */
package dev.hearth.training.trace;
