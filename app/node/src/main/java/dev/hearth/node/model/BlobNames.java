package dev.hearth.node.model;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;

/** Blobs as names of files: the root, a hyphen, the size. */
public final class BlobNames {
  private BlobNames() {}

  public static String of(BlobId blob) {
    return blob.root().hex() + "-" + blob.size();
  }

  /** Reads nothing but a name of that form, so that no path leaves its folder. */
  static BlobId read(String name) throws MalformedException {
    if (!name.matches("[0-9a-f]{64}-[0-9]{1,18}")) {
      throw new MalformedException("not the name of a blob: " + name);
    }
    int end = 2 * Hash.SIZE;
    return new BlobId(Hash.ofHex(name.substring(0, end)), Long.parseLong(name.substring(end + 1)));
  }
}
