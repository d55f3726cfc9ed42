/**
 * Operators as folds: {@code acc = init; for k in order: acc = body(acc, k); out = finish(acc)} for
 * every element of a tensor, by short straight-line programs. One definition is the reference (
 * {@link dev.hearth.compute.fold.Interpreter}), the source of generated kernels, and what a
 * contract reruns.
 *
 * <p>{@link dev.hearth.compute.fold.Definition} writes operators, {@link
 * dev.hearth.compute.fold.Operator} is what comes of it, {@link dev.hearth.compute.fold.Op} says
 * what an instruction does.
 */
package dev.hearth.compute.fold;
