package dev.hearth.node.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another process holds the data folder. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  FolderInUseException(Path folder) {
    super("Another Hearth is already running on " + folder);
  }
}
