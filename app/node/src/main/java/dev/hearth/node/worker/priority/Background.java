package dev.hearth.node.worker.priority;

import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's way behind whatever else the machine does. */
public interface Background {

  /** Puts every thread that there is, and those they start, into the background. */
  void go() throws IOException;

  /** An environment variable; "normal" leaves the priority as it is. */
  String PRIORITY = "HEARTH_PRIORITY";

  /** By this machine's system. What it refuses is logged: the work goes on, only less politely. */
  static void enter() {
    if (!"normal".equals(System.getenv(PRIORITY))) {
      enterLogging();
    }
  }

  private static void enterLogging() {
    Logger log = LoggerFactory.getLogger(Background.class);
    try {
      ofThisSystem().go();
    } catch (IOException | RuntimeException | LinkageError e) {
      log.warn("This process keeps its ordinary priority: {}", e.toString());
    }
  }

  private static Background ofThisSystem() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      return new WindowsBackground();
    }
    return system.contains("mac") ? new MacBackground() : new LinuxBackground();
  }
}
