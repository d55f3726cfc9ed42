package dev.hearth.node.agent;

import dev.hearth.node.claim.DrawnKeepers;
import dev.hearth.node.provider.Recent;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether jobs have to have drawn keepers, as the owner says. Safe for any thread. */
final class KeepersRule {
  private static final Logger LOG = LoggerFactory.getLogger(KeepersRule.class);

  /** Strangers announce as many jobs as they like. */
  private static final int REMEMBERED = 1000;

  private final Optional<DrawnKeepers> drawn;
  private final BooleanSupplier wanted;
  private final Recent<Hash, Boolean> known = new Recent<>(REMEMBERED);
  private final Recent<Hash, Boolean> asked = new Recent<>(REMEMBERED);

  /**
   * @param drawn empty where the network draws none
   */
  KeepersRule(Optional<DrawnKeepers> drawn, BooleanSupplier wanted) {
    this.drawn = drawn;
    this.wanted = wanted;
  }

  /** Why not to work for a job, in a sentence. Blocks while the chain is asked. */
  Optional<String> objection(JobSpec job) {
    boolean demanded = wanted.getAsBoolean();
    if (asked.put(job.id(), true).isPresent() && !demanded) {
      return Optional.empty();
    }
    Optional<String> found;
    try {
      found =
          isDrawn(job)
              ? Optional.empty()
              : Optional.of("no block's hash drew who keeps what is claimed in it");
    } catch (IOException e) {
      found = Optional.of("how its keepers were chosen is not known (" + e.getMessage() + ")");
    }
    return found
        .filter(reason -> demanded)
        .map(reason -> "“" + job.title() + "” is passed over: " + reason + ".");
  }

  /** Keepers never change once they are there. */
  private boolean isDrawn(JobSpec job) throws IOException {
    Optional<Boolean> before = known.get(job.id());
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Boolean> found = drawn.isEmpty() ? Optional.empty() : drawn.get().are(job);
    found.ifPresent(
        now -> {
          known.put(job.id(), now);
          LOG.info(
              "The keepers of job {} were {}",
              job.id().brief(),
              now ? "drawn by a block's hash" : "named by its submitter");
        });
    return found.orElse(false);
  }
}
