package dev.hearth.training;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots of one task in a folder of its own, named by their steps. The last two are kept: a
 * new one appears whole or not at all, and should the disk tear it later, the one before serves.
 */
final class Snapshots {
  private static final String SUFFIX = ".snapshot";
  private static final int KEPT = 2;

  private final Path folder;
  private final SnapshotFormat format;

  Snapshots(Path folder, Hash task, int size) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.format = new SnapshotFormat(task, size);
  }

  /** The newest that is whole. */
  Optional<Snapshot> newest() throws IOException {
    for (Path file : newestFirst()) {
      try (FileChannel channel = FileChannel.open(file)) {
        return Optional.of(format.read(channel));
      } catch (MalformedException | NoSuchFileException e) {
        // Torn, or another task's: the one before it, or the beginning, gives the same bits.
        continue;
      }
    }
    return Optional.empty();
  }

  void write(Snapshot snapshot) throws IOException {
    Path file = folder.resolve(String.format(Locale.ROOT, "%010d%s", snapshot.steps(), SUFFIX));
    Path unfinished = folder.resolve("unfinished");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      format.write(snapshot, channel);
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    for (Path old : newestFirst().stream().skip(KEPT).toList()) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
