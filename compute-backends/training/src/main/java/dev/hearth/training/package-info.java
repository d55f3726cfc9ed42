/**
 * Training that gives the same bits on every device: the model's weights, the trainer of a run and
 * of a shard, the outer step, evaluation and sampling. Text and tokens are in {@code data}, files
 * other tools read in {@code files}, the model as operators in {@code program}.
 */
package dev.hearth.training;
