package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * The value a mover disagrees with, and the one before it, each with its siblings to the list's
 * root.
 *
 * @param before unused when the index is 0 and in trees
 */
public record Picked(int index, Hash value, List<Hash> path, Hash before, List<Hash> beforePath) {
  public Picked {
    path = List.copyOf(path);
    beforePath = List.copyOf(beforePath);
  }
}
