package dev.hearth.node.agent;

import dev.hearth.node.dbus.Bus;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.shell.DesktopShell;
import dev.hearth.node.signals.Senses;
import dev.hearth.node.signals.Wanted;
import dev.hearth.node.tray.Choice;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * The owner's desktop, for an agent that lives on it: what tells of the owner, and where an icon
 * and messages are shown. Nothing is asked of it before it is used.
 */
final class Desktop implements AutoCloseable {
  private final Bus session;
  private final Bus system;
  private final ExecutorService background = Executors.newCachedThreadPool(threads("senses"));
  private final ExecutorService shellThread = Executors.newSingleThreadExecutor(threads("shell"));
  private final Senses senses;
  private DesktopShell shell;

  Desktop(InstantSource clock) {
    this.session = Bus.session(clock);
    this.system = Bus.system(clock);
    this.senses = Senses.ofThisMachine(clock, System::nanoTime, background, session, system);
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }

  /** One thread at a time. */
  Signals read(Wanted wanted) {
    return senses.read(wanted);
  }

  /** Shown when first asked for; what the owner chooses arrives on a thread of its own. */
  DesktopShell shell(Consumer<Choice> chosen) {
    shell = DesktopShell.ofThisDesktop(session, shellThread, chosen);
    return shell;
  }

  @Override
  public void close() {
    if (shell != null) {
      shell.close();
    }
    senses.close();
    shellThread.close();
    background.shutdownNow();
    session.close();
    system.close();
  }
}
