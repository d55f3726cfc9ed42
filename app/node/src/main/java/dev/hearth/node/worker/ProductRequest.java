package dev.hearth.node.worker;

import dev.hearth.protocol.Hash;
import java.nio.file.Path;

/** The product of a speed challenge, whose elements are to be written to a file. */
public record ProductRequest(Hash seed, int size, Path file) {}
