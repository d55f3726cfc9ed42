package dev.hearth.node.signals.linux;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Which processes have graphics cards open, and what the drivers tell of each. */
final class DrmClients {
  private final Path root;
  private final Revisits revisits;
  private final Map<Long, List<Path>> open = new HashMap<>();

  DrmClients(Path root, LongSupplier nanoTime) {
    this.root = root;
    this.revisits = new Revisits(nanoTime);
  }

  /** By process. A client that two processes share is told of each. */
  Map<Long, List<DrmClient>> read() {
    Set<Long> pids = Processes.all(root);
    open.keySet().retainAll(pids);
    revisits.due(pids).forEach(this::look);
    Map<Long, List<DrmClient>> clients = new HashMap<>();
    open.forEach((pid, files) -> clients.put(pid, files.stream().flatMap(this::client).toList()));
    return clients;
  }

  private void look(long pid) {
    Path folder = Processes.folder(root, pid);
    List<Path> files =
        SystemFile.entries(folder.resolve("fd")).stream()
            .filter(fd -> SystemFile.link(fd).filter(to -> to.startsWith("/dev/dri/")).isPresent())
            .map(fd -> folder.resolve("fdinfo").resolve(fd.getFileName()))
            .toList();
    if (files.isEmpty()) {
      open.remove(pid);
    } else {
      open.put(pid, files);
    }
  }

  private Stream<DrmClient> client(Path file) {
    return SystemFile.text(file).flatMap(DrmClient::parse).stream();
  }
}
