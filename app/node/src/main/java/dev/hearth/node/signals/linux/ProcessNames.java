package dev.hearth.node.signals.linux;

import dev.hearth.node.signals.sense.ProgramName;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process's program is called: its executable, and what it was called by. The two differ for
 * programs of Windows, which Wine runs and names.
 */
public final class ProcessNames {
  private final Path root;

  public ProcessNames(Path root) {
    this.root = root;
  }

  /** One name for people; empty text when the process is gone. */
  public String of(long pid) {
    return called(pid)
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".exe"))
        .or(() -> executable(pid))
        .or(() -> called(pid))
        .map(ProgramName::of)
        .orElse("");
  }

  /** Every name it goes by, as keys. */
  Set<String> keys(long pid) {
    return Stream.concat(executable(pid).stream(), called(pid).stream())
        .map(ProgramName::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<String> executable(long pid) {
    return SystemFile.link(Processes.folder(root, pid).resolve("exe"));
  }

  /** The first word of the command line; a zero ends it. */
  private Optional<String> called(long pid) {
    return SystemFile.text(Processes.folder(root, pid).resolve("cmdline"))
        .map(line -> line.split("\0", 2)[0])
        .filter(Predicate.not(String::isBlank));
  }
}
