package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.api.HearthApi;
import dev.hearth.api.SettingChange;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.Ending;
import dev.hearth.node.Programs;
import dev.hearth.node.VirtualScreen;
import dev.hearth.node.dbus.PrivateBus;
import dev.hearth.node.dbus.tray.Panel;
import dev.hearth.node.policy.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent as its owner has it: on a display, with a bus and a panel, through all its senses. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ResidentAgentTest {
  private static final String WORKS = "";
  private static final String[] PAUSE_FOR_AN_HOUR = {
    "xdotool",
    "key",
    "Escape",
    "mousemove",
    "16",
    "16",
    "click",
    "3",
    "key",
    "Down",
    "Down",
    "Return"
  };

  @TempDir Path folder;
  private VirtualScreen screen;
  private PrivateBus bus;
  private Map<String, String> environment;
  private Process process;
  private RpcConnection connection;
  private HearthApi agent;

  @BeforeEach
  void start() throws Exception {
    Programs.require(1, "Xvfb", "xdotool", "dbus-daemon", "xfce4-panel");
    screen = new VirtualScreen(folder);
    environment = new HashMap<>(Panel.home(folder, screen, PrivateBus.address(folder)));
    environment.put("HEARTH_LAUNCHER", "/opt/hearth/bin/hearth");
    bus = new PrivateBus(folder, environment);
    Path data = folder.resolve("data");
    process = agentProcess(data);
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    connection = RpcSocket.connect(AgentOptions.socket(data));
    agent = connection.remote(HearthApi.class);
    set("pause.other-load", "100 %"); // a build may run beside this
    set("idle.after", "2 s");
  }

  private Process agentProcess(Path data) throws IOException {
    ProcessBuilder builder =
        screen.on(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AgentProcess.class.getName(),
            data.toString());
    builder.environment().putAll(environment);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @AfterEach
  void end() {
    if (process != null) {
      Ending.of(process);
      bus.close();
      screen.close();
    }
  }

  @Test
  void isGoneWithAKeyAndBackWhenItsOwnerLeaves() throws Exception {
    await(WORKS);
    screen.run("xdotool", "key", "a");
    await(RuleId.IN_USE.name());
    await(WORKS);
  }

  @Test
  void pausesForAWindowThatCoversTheScreen() throws Exception {
    await(WORKS);
    Process window = screen.window("covering");
    await(RuleId.FULLSCREEN.name());
    assertThat(agent.status().state().sentence())
        .endsWith("is in the foreground. Resumes when it closes.");
    window.getOutputStream().close();
    await(WORKS);
  }

  @Test
  void doesWhatIsChosenByItsIcon() throws Exception {
    await(WORKS);
    try (Panel _ = new Panel(environment)) {
      Panel.awaitIcon(screen, Panel.ASH);
      do {
        screen.run(PAUSE_FOR_AN_HOUR); // a panel that has just come up misses the first clicks
      } while (!deciding().equals(RuleId.OWNER.name()));
    }
    assertThat(agent.status().state().sentence()).startsWith("Paused by you until ");
  }

  @Test
  void startsAtLoginOnceToldTo() throws Exception {
    Path entry = folder.resolve("autostart/hearth.desktop");
    set("start.at-login", "yes");
    assertThat(entry)
        .content()
        .contains("Exec=/opt/hearth/bin/hearth agent --hidden --keep --data-dir " + folder);
    set("start.at-login", "no");
    assertThat(entry).doesNotExist();
  }

  @Test
  void goesOnWithoutBusAndDisplay() throws Exception {
    await(WORKS);
    bus.kill();
    screen.run("xdotool", "key", "a");
    await(RuleId.IN_USE.name());
    screen.kill();
    await(WORKS); // nobody can be there
    assertThat(opinionOf(RuleId.IN_USE).signal()).contains("does not tell");
    assertThat(process.isAlive()).isTrue();
    assertThat(Files.readString(folder.resolve("data/hearth.conf"))).contains("idle.after = 2 s");
  }

  private void set(String key, String value) {
    agent.set(new SettingChange(key, value));
  }

  /** Until this rule decides, or none does. */
  private void await(String rule) {
    while (agent.policy().isEmpty() || !deciding().equals(rule)) {
      assertThat(Thread.interrupted()).as("in vain: %s", agent.policy()).isFalse();
    }
  }

  private String deciding() {
    return rules().stream().filter(RuleView::decides).map(RuleView::rule).findFirst().orElse(WORKS);
  }

  private RuleView opinionOf(RuleId rule) {
    return rules().stream().filter(view -> view.rule().equals(rule.name())).findFirst().get();
  }

  private List<RuleView> rules() {
    return agent.policy().stream().map(DevicePolicy::rules).findFirst().orElse(List.of());
  }
}
