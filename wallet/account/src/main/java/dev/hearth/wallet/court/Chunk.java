package dev.hearth.wallet.court;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * A chunk of a tensor that a stage reads.
 *
 * @param tensor its number in the stage's operator
 * @param index the chunk's
 * @param words 4 bytes each, little endian
 * @param path from the chunk to its variable's root, siblings from below
 * @param variablePath from that to its region's
 */
public record Chunk(int tensor, long index, Bytes words, List<Hash> path, List<Hash> variablePath) {
  public Chunk {
    path = List.copyOf(path);
    variablePath = List.copyOf(variablePath);
  }
}
