package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * A stage of the program.
 *
 * @param leaf the hash of its bytes, then a place for each of its tensors
 * @param path from the leaf to the top of the program's tree
 * @param code its canonical bytes
 */
public record StageProof(HeaderProof program, Bytes leaf, List<Hash> path, Bytes code) {
  public StageProof {
    path = List.copyOf(path);
  }
}
