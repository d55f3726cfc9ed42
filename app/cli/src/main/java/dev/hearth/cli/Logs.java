package dev.hearth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * What libraries and the resident process write down beside what commands say: on standard error
 * only what failed, in a resident's two small files more.
 */
final class Logs {
  private static final int MOST_BYTES = 1 << 20;
  private static final int FILES = 2;
  private static final String LEVEL = "HEARTH_LOG_LEVEL";
  private static final String OURS = "dev.hearth";

  /** A desktop's bus that goes away is an ordinary thing; its library calls it an error. */
  private static final String BUS = "org.freedesktop.dbus";

  private static final Map<String, Level> LEVELS =
      Map.of(
          "ERROR", Level.SEVERE,
          "WARN", Level.WARNING,
          "INFO", Level.INFO,
          "DEBUG", Level.FINE,
          "TRACE", Level.FINEST);

  /** The log manager holds loggers weakly, and their levels with them. */
  private static final List<Logger> HELD =
      List.of(Logger.getLogger(""), Logger.getLogger(OURS), Logger.getLogger(BUS));

  private Logs() {}

  /** Failures; with HEARTH_LOG_LEVEL set to one of slf4j's levels, all from that one up. */
  static void toStandardError() {
    Optional<Level> asked = Optional.ofNullable(System.getenv(LEVEL)).map(LEVELS::get);
    LogManager.getLogManager().reset();
    HELD.getFirst().setLevel(asked.orElse(Level.SEVERE));
    HELD.getLast().setLevel(asked.orElse(Level.OFF));
    add(new ConsoleHandler(), asked.orElse(Level.SEVERE));
  }

  /** From now on also to NAME.0.log in this folder, which is made when it is not there. */
  static void toFile(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    String pattern = folder.resolve(name).toString().replace("%", "%%") + ".%g.log";
    add(new FileHandler(pattern, MOST_BYTES, FILES, true), Level.ALL);
    if (System.getenv(LEVEL) == null) {
      HELD.getFirst().setLevel(Level.WARNING);
      HELD.get(1).setLevel(Level.INFO);
    }
  }

  private static void add(Handler handler, Level level) {
    handler.setFormatter(new LogLine());
    handler.setLevel(level);
    HELD.getFirst().addHandler(handler);
  }
}
