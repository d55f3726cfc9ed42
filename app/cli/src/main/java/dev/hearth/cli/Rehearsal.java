package dev.hearth.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets Java learn, once, how a command starts: from then on they take half the time. */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  /** The launcher script looks for a cache of this name. */
  private static final String CACHE = "cli";

  private Rehearsal() {}

  /** When the agent has been there for a minute. */
  static void soon(Path folder, SelfLauncher launcher) {
    Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES);
    later.execute(() -> hold(folder, launcher));
  }

  private static void hold(Path folder, SelfLauncher launcher) {
    try {
      if (!StartupCache.exists(CACHE)) {
        List<String> command = List.of("status", "--json", "--data-dir", folder.toString());
        launcher.startQuick(StartupCache.making(CACHE), command);
      }
    } catch (IOException e) {
      LOG.warn("Commands go on starting slowly: {}", e.getMessage());
    }
  }
}
