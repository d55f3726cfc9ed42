package dev.hearth.node.dbus.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.NodeState;
import dev.hearth.node.Programs;
import dev.hearth.node.VirtualScreen;
import dev.hearth.node.dbus.Bus;
import dev.hearth.node.dbus.PrivateBus;
import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.TrayModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The icon on a real desktop's panel: seen by its pixels, used by mouse and keys. */
@Tag("slow")
@Timeout(60)
class TrayOnPanelTest {
  private static final String[] CLICK = {
    "mousemove", "300", "300", "mousemove", "16", "16", "click", "1"
  };
  private static final String[] SECOND_ENTRY = {
    "key", "Escape", "mousemove", "16", "16", "click", "3", "key", "Down", "Down", "Return"
  };
  private final BlockingQueue<Choice> choices = new LinkedBlockingQueue<>();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  @TempDir Path folder;
  private VirtualScreen screen;
  private Map<String, String> environment;
  private PrivateBus daemon;
  private Bus bus;
  private StatusNotifierTray tray;

  @BeforeAll
  static void installed() {
    Programs.require(1, "Xvfb", "xdotool", "dbus-daemon", "xfce4-panel");
  }

  @BeforeEach
  void open() throws IOException {
    screen = new VirtualScreen(folder);
    environment = Panel.home(folder, screen, PrivateBus.address(folder));
    daemon = new PrivateBus(folder, environment);
    bus = Bus.at(daemon.address(), InstantSource.system());
    tray = new StatusNotifierTray(bus, executor, choices::add);
  }

  @AfterEach
  void close() {
    bus.close();
    daemon.close();
    screen.close();
    executor.shutdown();
  }

  @Test
  void isSeenAndUsedAndComesBackWithItsPanel() throws Exception {
    show(NodeState.Kind.EARNING);
    try (Panel _ = new Panel(environment)) {
      Panel.awaitIcon(screen, Panel.EMBER);
      awaitChoice(Choice.OPEN, CLICK);
      awaitChoice(Choice.PAUSE_FOR_AN_HOUR, SECOND_ENTRY);
      show(NodeState.Kind.PAUSED);
      Panel.awaitIcon(screen, Panel.ASH);
      assertThat(screen.shows(Panel.EMBER, Panel.SIZE)).isFalse();
    }
    try (Panel _ = new Panel(environment)) {
      Panel.awaitIcon(screen, Panel.ASH);
      choices.clear();
      awaitChoice(Choice.OPEN, CLICK);
    }
  }

  private void act(String... actions) throws Exception {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(actions));
    screen.run(command.toArray(String[]::new));
  }

  private void show(NodeState.Kind kind) {
    tray.show(TrayModel.of(new NodeState(kind, "The sentence."), "0.012 ETH", false));
  }

  /** Does it again until it is heard: a panel that has just come up misses the first clicks. */
  private void awaitChoice(Choice choice, String... actions) throws Exception {
    Choice heard;
    do {
      act(actions);
      heard = choices.poll(1, TimeUnit.SECONDS);
    } while (heard != choice);
  }
}
