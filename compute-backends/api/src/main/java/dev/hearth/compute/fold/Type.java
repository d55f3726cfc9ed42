package dev.hearth.compute.fold;

/** What a buffer or a tensor holds: 32-bit floats or 32-bit integers. */
public enum Type {
  F32,
  I32
}
