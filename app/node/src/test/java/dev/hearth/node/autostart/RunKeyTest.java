package dev.hearth.node.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunKeyTest {

  /** Arguments as CommandLineToArgvW splits them again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "C:\\Hearth\\hearth.exe          | C:\\Hearth\\hearth.exe",
        "C:\\Program Files\\hearth.exe   | \"C:\\Program Files\\hearth.exe\"",
        "C:\\R&D\\hearth.exe             | \"C:\\R&D\\hearth.exe\"",
        "a\"b                            | \"a\\\"b\"",
        "a\\\"b                          | \"a\\\\\\\"b\"",
        "C:\\ends so\\                   | \"C:\\ends so\\\\\"",
        "``                              | \"\"",
      })
  void quotes(String argument, String line) {
    assertThat(RunKey.commandLine(List.of("x.exe", argument))).isEqualTo("x.exe " + line);
  }

  @Test
  void startsAScriptInAMinimisedConsole() {
    assertThat(RunKey.commandLine(List.of("C:\\My Hearth\\hearth.bat", "agent")))
        .isEqualTo(
            "cmd.exe /d /c start \"Hearth\" /min cmd.exe /d /c call"
                + " \"C:\\My Hearth\\hearth.bat\" agent");
  }

  @ParameterizedTest
  @CsvSource({
    "020000000000000000000000, true",
    "03000000A1B2C3D4E5F60718, false",
    "06, true",
    "07, false",
    "'', true"
  })
  void respectsTheTaskManager(String approved, boolean on) throws IOException {
    AutostartTest.MapRegistry registry = new AutostartTest.MapRegistry();
    RunKey key = new RunKey(registry);
    key.on(List.of("hearth.exe"));
    registry.write(RunKey.APPROVED, RunKey.NAME, approved);
    assertThat(key.isOn()).isEqualTo(on);
    key.on(List.of("hearth.exe"));
    assertThat(key.isOn()).isTrue();
  }

  @Test
  void writesWhatRegImports() {
    assertThat(RegistryText.setting("HKEY_CURRENT_USER\\X", "Hearth", "\"C:\\a b\\h.exe\" agent"))
        .isEqualTo(
            "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\X]\r\n"
                + "\"Hearth\"=\"\\\"C:\\\\a b\\\\h.exe\\\" agent\"\r\n");
    assertThat(RegistryText.removing("HKEY_CURRENT_USER\\X", "Hearth"))
        .endsWith("[HKEY_CURRENT_USER\\X]\r\n\"Hearth\"=-\r\n");
  }

  @Test
  void readsWhatRegPrints() {
    String printed =
        "\r\nHKEY_CURRENT_USER\\X\r\n    Hearth    REG_SZ    \"C:\\a b\\h.exe\" agent\r\n\r\n";
    assertThat(RegistryText.value(printed, "Hearth")).contains("\"C:\\a b\\h.exe\" agent");
    assertThat(RegistryText.value(printed, "Other")).isEmpty();
    assertThat(RegistryText.value("    Hearth    REG_BINARY    0300\r\n", "Hearth"))
        .contains("0300");
  }
}
