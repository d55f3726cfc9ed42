package dev.hearth.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes may still be written. */
public interface FreeSpace {
  long bytes() throws IOException;

  /** What the file system that holds this folder has left for this user. */
  static FreeSpace of(Path folder) {
    return () -> Files.getFileStore(folder).getUsableSpace();
  }
}
