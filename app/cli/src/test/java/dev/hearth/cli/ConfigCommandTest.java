package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Settings of a folder whose agent does not run: the file itself. */
class ConfigCommandTest {
  @TempDir Path folder;

  private Invocation config(String... arguments) {
    String[] line = new String[arguments.length + 3];
    line[0] = "config";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    line[arguments.length + 1] = "--data-dir=" + folder;
    line[arguments.length + 2] = "--json";
    return Invocation.of(line);
  }

  @Test
  void setsGetsAndResets() throws Exception {
    assertThat(config("get", "idle.after").last().get("value").asString()).isEqualTo("5 min");

    JsonNode set = config("set", "idle.after", "10 min").last();
    assertThat(set.get("value").asString()).isEqualTo("10 min");
    assertThat(set.get("set").asBoolean()).isTrue();
    assertThat(Files.readString(folder.resolve("hearth.conf"))).contains("\nidle.after = 10 min\n");
    assertThat(config("get", "idle.after").last().get("value").asString()).isEqualTo("10 min");

    JsonNode reset = config("reset", "idle.after").last();
    assertThat(reset.get("value").asString()).isEqualTo("5 min");
    assertThat(reset.get("set").asBoolean()).isFalse();
  }

  @Test
  void listsThoseOfEachDeviceToo() {
    JsonNode settings = config("list").last().get("settings");
    assertThat(settings)
        .extracting(setting -> setting.get("key").asString())
        .contains("idle.after", "quiet.hours", "device.cpu.on", "device.cpu.while-used");
  }

  @Test
  void aRefusedValueChangesNothing() throws Exception {
    config("set", "quiet.hours", "22:00-07:00");
    String before = Files.readString(folder.resolve("hearth.conf"));

    Invocation refused = config("set", "quiet.hours", "at night");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .containsExactly(
            "quiet.hours wants hours such as 22:00-07:00, or none, not \"at night\"."
                + " Nothing was changed. [SETTING-VALUE]");
    assertThat(Files.readString(folder.resolve("hearth.conf"))).isEqualTo(before);
  }
}
