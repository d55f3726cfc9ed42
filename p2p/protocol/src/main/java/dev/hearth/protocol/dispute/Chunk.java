package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * A chunk of a tensor that a stage reads, in a memory.
 *
 * @param tensor its number in the stage
 * @param words little endian
 * @param path from the chunk to its variable's top
 * @param variablePath from the variable to its region's
 */
public record Chunk(int tensor, int index, Bytes words, List<Hash> path, List<Hash> variablePath) {
  public Chunk {
    path = List.copyOf(path);
    variablePath = List.copyOf(variablePath);
  }
}
