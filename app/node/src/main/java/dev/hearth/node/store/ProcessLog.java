package dev.hearth.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that processes append to what they say, and that is cut before another one begins. */
public final class ProcessLog {
  private static final int MOST_BYTES = 1 << 20;
  private static final int KEPT_BYTES = MOST_BYTES / 4;

  private ProcessLog() {}

  /** Leaves the newest part of one that has grown long; whoever appends to it goes on. */
  public static void cut(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > MOST_BYTES) {
      String newest = since(log, Files.size(log) - KEPT_BYTES);
      Files.writeString(log, newest.substring(newest.indexOf('\n') + 1));
    }
  }

  /** What was said after so many bytes; of much, only the newest part. */
  public static String since(Path log, long begin) throws IOException {
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
      long from = Math.max(Math.min(begin, file.size()), file.size() - KEPT_BYTES);
      ByteBuffer said = ByteBuffer.allocate((int) (file.size() - from));
      while (said.hasRemaining() && file.read(said, from + said.position()) >= 0) {}
      return new String(said.array(), 0, said.position(), StandardCharsets.UTF_8);
    }
  }
}
