package dev.hearth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A folder that goes with whoever made it, also when a signal ends the process before. */
final class TemporaryFolder implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Path path;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread ending;

  private TemporaryFolder(Path path, Thread maker) {
    this.path = path;
    this.ending = Thread.ofPlatform().unstarted(() -> end(maker));
  }

  /** Whoever makes it is interrupted when the process has to end, and is to close it then. */
  static TemporaryFolder make() throws IOException {
    TemporaryFolder made =
        new TemporaryFolder(Files.createTempDirectory("hearth"), Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(made.ending);
    return made;
  }

  Path path() {
    return path;
  }

  /** Takes the folder away from under one that does not hear. */
  private void end(Thread maker) {
    maker.interrupt();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        delete();
      }
    } catch (InterruptedException | IOException left) {
      // The process is ending; the system empties its folder of temporary files in time.
    }
  }

  @Override
  public void close() {
    try {
      delete();
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException isEnding) {
      // The hook waits for this.
    } finally {
      closed.countDown();
    }
  }

  private void delete() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException trouble)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
