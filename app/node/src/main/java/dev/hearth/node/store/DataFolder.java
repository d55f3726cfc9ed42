package dev.hearth.node.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A node's folder on disk, open to its owner only and to one process at a time. The operating
 * system drops the lock with the process, so a killed node leaves nothing to clean up.
 */
public final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /** Creates the folder where there is none; throws {@link FolderInUseException} while held. */
  public static DataFolder open(Path root) throws IOException {
    OwnerOnly.folder(root);
    Path file = lock(root);
    OwnerOnly.file(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new FolderInUseException(root);
    }
    DataFolder folder = new DataFolder(root, channel);
    OwnerOnly.folder(folder.logs());
    return folder;
  }

  private static Path lock(Path root) {
    return root.resolve("lock");
  }

  /**
   * Waits until no process holds the folder; false when one still does after so long, or when this
   * very process does.
   */
  public static boolean awaitFree(Path root, Duration atMost)
      throws IOException, InterruptedException {
    try (FileChannel channel = FileChannel.open(lock(root), StandardOpenOption.WRITE)) {
      FutureTask<FileLock> locking = new FutureTask<>(channel::lock);
      Thread.ofPlatform().daemon().name("lock").start(locking);
      locking.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException held) {
      return false;
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  public Path root() {
    return root;
  }

  public Path database() {
    return root.resolve("hearth.db");
  }

  /** The owner's settings; readable and writable without holding the folder. */
  public static Path settings(Path root) {
    return root.resolve("hearth.conf");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path blobs() {
    return blobs(root);
  }

  /** Content by its name; readable without holding the folder. */
  public static Path blobs(Path root) {
    return root.resolve("blobs");
  }

  /** What is kept for the claims of others. */
  public Path kept() {
    return root.resolve("kept");
  }

  /** Where one piece of work (a lease, a job) keeps its files; created when asked for. */
  public Path work(String name) throws IOException {
    return OwnerOnly.folder(Files.createDirectories(root.resolve("work")).resolve(name));
  }

  /** Deletes what {@link #work} made, if it is there. */
  public void discard(String name) throws IOException {
    Path folder = root.resolve("work").resolve(name);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
