/**
 * The operators, one family a file, forward beside backward. A header gives shapes in the order of
 * a kernel's arguments, the order of summation and the cost; the code below it is the definition.
 *
 * <p>Products and sums are flushed to canonical values unless a range argument stands beside them;
 * the conformance room judges the arguments on a machine that flushes subnormals.
 */
package dev.hearth.compute.op;
