package dev.hearth.node.worker;

import dev.hearth.protocol.JobSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a round's end is computed from, in files: the weights it started from (safetensors), the
 * outer step's momentum (none in the first round), the accepted updates in the order of their
 * shards, the validation tokens; and the folder for what comes of it.
 */
public record RoundUpdates(
    JobSpec job,
    Path weights,
    Optional<Path> momentum,
    List<Path> updates,
    Path validation,
    Path folder) {
  public RoundUpdates {
    updates = List.copyOf(updates);
  }
}
