package dev.hearth.compute.fold;

import java.util.Optional;

/** One element of an earlier tensor. */
public record Read(int tensor, Affine at, Optional<Gather> gather) {}
