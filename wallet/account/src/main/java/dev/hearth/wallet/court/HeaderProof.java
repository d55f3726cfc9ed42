package dev.hearth.wallet.court;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * The header of a program, leaf 0 of its tree.
 *
 * @param header its 108 bytes
 * @param path from the leaf to the program's hash, siblings from below
 */
public record HeaderProof(Bytes header, List<Hash> path) {
  public HeaderProof {
    path = List.copyOf(path);
  }
}
