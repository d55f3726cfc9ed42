package dev.hearth.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A small file that is there as a whole or not at all, whenever the power goes. */
public final class DurableFile {
  private DurableFile() {}

  /** On disk when this returns. One writer a folder at a time. */
  public static void write(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling("part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(file);
  }

  /** A rename is on disk only when its folder is; Windows has no such call and needs none. */
  static void syncFolder(Path renamed) throws IOException {
    if (renamed.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel folder = FileChannel.open(renamed.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }
}
