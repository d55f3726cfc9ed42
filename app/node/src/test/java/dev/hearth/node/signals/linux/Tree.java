package dev.hearth.node.signals.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a test's own, laid out as the kernel would. */
record Tree(Path root) {

  Tree write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Tree link(String path, String target) {
    try {
      Path link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Tree remove(String path) {
    try (var files = Files.walk(root.resolve(path))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A process with its name and what it took of the processor, in ticks. */
  Tree process(long pid, String name, long user, long system, long children) {
    String folder = "proc/" + pid;
    link(folder + "/exe", "/nowhere/bin/" + name);
    write(folder + "/cmdline", "/nowhere/bin/" + name + "\0--flag");
    return write(
        folder + "/stat",
        "%d (a (strange) name) S 1 1 1 0 -1 4194304 1 0 0 0 %d %d %d 0 20 0 1 0 300 1000 50"
            .formatted(pid, user, system, children));
  }
}
