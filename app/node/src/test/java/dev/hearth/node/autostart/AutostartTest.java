package dev.hearth.node.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AutostartTest {
  private static final List<String> AGENT =
      Autostarts.agent(Map.of("HEARTH_LAUNCHER", "/opt/a & b/hearth")).orElseThrow();
  @TempDir Path folder;

  static Stream<Function<Path, Autostart>> systems() {
    return Stream.of(
        folder -> new XdgAutostart(folder.resolve("autostart")),
        folder -> new LaunchAgent(folder.resolve("LaunchAgents")),
        folder -> new RunKey(new MapRegistry()));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void isOnAfterOnAndOffAfterOff(Function<Path, Autostart> system) throws IOException {
    Autostart autostart = system.apply(folder);
    assertThat(autostart.isOn()).isFalse();
    autostart.off();
    for (int i = 0; i < 2; i++) {
      autostart.on(AGENT);
      assertThat(autostart.isOn()).isTrue();
    }
    for (int i = 0; i < 2; i++) {
      autostart.off();
      assertThat(autostart.isOn()).isFalse();
    }
  }

  @Test
  void startsTheHiddenAgentUnderItsSupervisor() {
    assertThat(AGENT).containsExactly("/opt/a & b/hearth", "agent", "--hidden", "--keep");
    assertThat(Autostarts.agent(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/mine, /etc/mine/autostart",
    "'', /home/ann/.config/autostart",
    "relative, /home/ann/.config/autostart"
  })
  void findsTheFolder(String config, Path expected) {
    assertThat(XdgAutostart.folder(Map.of("XDG_CONFIG_HOME", config), Path.of("/home/ann")))
        .isEqualTo(expected);
  }

  @Test
  void keepsWhatTheOwnerAddedUntilTheProgramMoves() throws IOException {
    Autostart autostart = new XdgAutostart(folder);
    autostart.on(AGENT);
    Path file = folder.resolve("hearth.desktop");
    Files.writeString(file, Files.readString(file) + "X-GNOME-Autostart-Delay=60\n");
    autostart.on(AGENT);
    assertThat(file).content().endsWith("Delay=60\n");
    autostart.on(List.of("/elsewhere/hearth"));
    assertThat(file).content().contains("Exec=/elsewhere/hearth\n").doesNotContain("Delay");
  }

  @Test
  void turnsOnAgainWhatTheOwnerSwitchedOff() throws IOException {
    Autostart autostart = new XdgAutostart(folder);
    autostart.on(AGENT);
    Path file = folder.resolve("hearth.desktop");
    Files.writeString(file, Files.readString(file) + "Hidden=true\n");
    assertThat(autostart.isOn()).isFalse();
    autostart.on(AGENT);
    assertThat(autostart.isOn()).isTrue();
  }

  @Test
  void launchdStartsItAtLoginAndAfterACrashOnly() {
    assertThat(LaunchAgent.text(AGENT))
        .contains(
            "<string>/opt/a &amp; b/hearth</string>\n    <string>agent</string>",
            "<key>RunAtLoad</key>\n  <true/>",
            "<key>KeepAlive</key>\n  <dict>\n    <key>Crashed</key>\n    <true/>\n  </dict>");
  }

  @Test
  void launchdLeavesADisabledOne() throws IOException {
    Autostart autostart = new LaunchAgent(folder);
    autostart.on(AGENT);
    Path file = folder.resolve("dev.hearth.agent.plist");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("<dict>\n  <key>L", "<dict>\n<key>Disabled</key>\n<true/><key>L"));
    assertThat(autostart.isOn()).isFalse();
  }

  /** The registry of a test. */
  static final class MapRegistry implements Registry {
    final Map<String, String> values = new HashMap<>();

    @Override
    public Optional<String> read(String key, String name) {
      return Optional.ofNullable(values.get(key + "\\" + name));
    }

    @Override
    public void write(String key, String name, String text) {
      values.put(key + "\\" + name, text);
    }

    @Override
    public void remove(String key, String name) {
      values.remove(key + "\\" + name);
    }
  }
}
