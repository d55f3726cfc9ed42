package dev.hearth.node.autostart;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How this system does it, and what of Hearth it starts. */
public final class Autostarts {
  /** Set by the launcher scripts to their own path, for all processes they start. */
  private static final String LAUNCHER = "HEARTH_LAUNCHER";

  private Autostarts() {}

  public static Autostart ofThisSystem() {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return new RunKey(new RegistryTool());
    }
    if (system.startsWith("mac")) {
      return new LaunchAgent(home.resolve("Library/LaunchAgents"));
    }
    return new XdgAutostart(XdgAutostart.folder(System.getenv(), home));
  }

  /** The launcher script that started this process, if one did. */
  public static Optional<String> launcher(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(LAUNCHER));
  }

  /** The hidden agent under its supervisor; empty in a process that no launcher script started. */
  public static Optional<List<String>> agent(Map<String, String> environment) {
    return launcher(environment).map(launcher -> List.of(launcher, "agent", "--hidden", "--keep"));
  }
}
