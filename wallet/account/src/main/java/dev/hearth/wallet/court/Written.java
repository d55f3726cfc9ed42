package dev.hearth.wallet.court;

import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * The variable that a stage writes, before it does.
 *
 * @param regions of the memory before the stage
 * @param root the variable's in it
 * @param path from it to its region's root, siblings from below
 */
public record Written(Regions regions, Hash root, List<Hash> path) {
  public Written {
    path = List.copyOf(path);
  }
}
