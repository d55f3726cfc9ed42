package dev.hearth.api;

/** Where a model lies and what its weights hash to (SHA-256 of the safetensors file). */
public record SavedModel(String folder, String weights, String weightsSha256) {}
