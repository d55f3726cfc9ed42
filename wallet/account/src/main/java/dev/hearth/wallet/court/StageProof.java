package dev.hearth.wallet.court;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * A stage of a program.
 *
 * @param leaf the SHA-256 of its canonical bytes, then 8 bytes for each of its tensors
 * @param path from the leaf to the program's hash, siblings from below
 * @param code its canonical bytes
 */
public record StageProof(HeaderProof program, Bytes leaf, List<Hash> path, Bytes code) {
  public StageProof {
    path = List.copyOf(path);
  }
}
