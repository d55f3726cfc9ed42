package dev.hearth.node.model;

import dev.hearth.protocol.Hash;
import java.nio.file.Path;

/** The file of a model's weights, and its SHA-256. */
public record WrittenModel(Path weights, Hash sha256) {}
