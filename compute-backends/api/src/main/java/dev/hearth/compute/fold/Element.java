package dev.hearth.compute.fold;

/** An element of a tensor at a flat index. */
public record Element(TensorRef tensor, Index at) {}
