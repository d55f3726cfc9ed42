package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Bytes;
import java.util.List;

/**
 * What one operation read.
 *
 * @param regions of the memory it read
 * @param chunks that the operands are in, each once
 * @param operands the words, big endian, in the order of the reads; before the word of one that
 *     gathers the word that chose it
 * @param chunkOf for each operand the number of its chunk, a byte
 */
public record Evidence(Regions regions, List<Chunk> chunks, Bytes operands, Bytes chunkOf) {
  public Evidence {
    chunks = List.copyOf(chunks);
  }
}
