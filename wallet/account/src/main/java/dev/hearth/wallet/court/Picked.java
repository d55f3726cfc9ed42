package dev.hearth.wallet.court;

import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * The value that a move disagrees with, and the one before it.
 *
 * @param path from the value to the list's root, siblings from below
 * @param before value {@code index - 1}; zero and without a path where the index is 0 or the level
 *     is TREE
 */
public record Picked(long index, Hash value, List<Hash> path, Hash before, List<Hash> beforePath) {
  public Picked {
    path = List.copyOf(path);
    beforePath = List.copyOf(beforePath);
  }

  /** One whose forerunner the contract does not ask for. */
  public static Picked alone(long index, Hash value, List<Hash> path) {
    return new Picked(index, value, path, Hash.ZERO, List.of());
  }
}
