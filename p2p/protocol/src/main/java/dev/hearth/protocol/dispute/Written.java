package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * The variable that a stage writes, as it was in the memory before.
 *
 * @param root the variable's then
 * @param path from it to its region's; the same for what it becomes
 */
public record Written(Regions regions, Hash root, List<Hash> path) {
  public Written {
    path = List.copyOf(path);
  }
}
