package dev.hearth.wallet.court;

import java.util.List;

/**
 * What one operation read.
 *
 * @param regions of the memory it read
 * @param chunks at most 256
 * @param operands the words in the order of the reads, before the word of one that gathers the word
 *     that chose it
 * @param chunkOf for each operand the number of its chunk
 */
public record Evidence(
    Regions regions, List<Chunk> chunks, List<Integer> operands, List<Integer> chunkOf) {
  public Evidence {
    chunks = List.copyOf(chunks);
    operands = List.copyOf(operands);
    chunkOf = List.copyOf(chunkOf);
  }
}
