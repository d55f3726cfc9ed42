package dev.hearth.training.program;

import dev.hearth.compute.fold.Type;

/**
 * What a program's operators read and write. A kept variable outlives a run: the host writes and
 * reads it, or it carries state to the next run. The others may share buffers.
 */
public record Variable(String name, Type type, long size, boolean kept) {}
