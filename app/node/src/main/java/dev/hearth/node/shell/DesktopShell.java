package dev.hearth.node.shell;

import dev.hearth.node.awt.AwtTray;
import dev.hearth.node.dbus.Bus;
import dev.hearth.node.dbus.notify.BusNotifier;
import dev.hearth.node.dbus.tray.StatusNotifierTray;
import dev.hearth.node.notify.Notifier;
import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.Tray;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What of us the desktop's shell shows. */
public record DesktopShell(Tray tray, Notifier notifier) implements AutoCloseable {

  /**
   * In this desktop's own way: by the session's bus on Linux, by AWT on Windows and macOS. What the
   * owner chooses arrives on the executor, which should be a thread of its own: calls to the bus
   * are made there too. The caller closes the bus, after this.
   */
  public static DesktopShell ofThisDesktop(
      Bus session, Executor executor, Consumer<Choice> chosen) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.startsWith("windows") || system.startsWith("mac")
        ? byAwt(executor, chosen)
        : byBus(session, executor, chosen);
  }

  private static DesktopShell byBus(Bus session, Executor executor, Consumer<Choice> chosen) {
    return new DesktopShell(
        new StatusNotifierTray(session, executor, chosen), new BusNotifier(session, executor));
  }

  private static DesktopShell byAwt(Executor executor, Consumer<Choice> chosen) {
    AwtTray tray = new AwtTray(executor, chosen);
    return new DesktopShell(tray, tray);
  }

  @Override
  public void close() {
    tray.close();
  }
}
