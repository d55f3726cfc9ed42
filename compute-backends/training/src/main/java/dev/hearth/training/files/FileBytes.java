package dev.hearth.training.files;

import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that may be larger than they should be. */
final class FileBytes {
  private static final int SMALL = 1 << 20;

  private FileBytes() {}

  /** All of a file that is a page of text at most. */
  static byte[] small(Path file) throws IOException {
    if (Files.size(file) > SMALL) {
      throw new MalformedException(file.getFileName() + " is larger than 1 MiB");
    }
    return Files.readAllBytes(file);
  }

  /** The file mapped, so that looking at its header costs no memory. */
  static ByteBuffer mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new MalformedException(file.getFileName() + " is larger than 2 GiB");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }
}
