package dev.hearth.api;

/** A product to compute, by the seed of a peer's challenge, and the file for its elements. */
public record WorkerProduct(String seedHex, int size, String path) {}
