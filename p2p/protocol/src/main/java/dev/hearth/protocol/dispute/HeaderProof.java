package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/** A program's header, leaf 0 of its tree, with the siblings from there to the top. */
public record HeaderProof(Bytes header, List<Hash> path) {
  public HeaderProof {
    path = List.copyOf(path);
  }
}
