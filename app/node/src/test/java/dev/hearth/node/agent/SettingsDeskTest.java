package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hearth.api.SettingView;
import dev.hearth.node.settings.OwnersSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsDeskTest {
  @TempDir Path folder;

  /** What the file says, and what is told of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pause.video       | ON     | yes",
        "pause.video       | true   | yes",
        "pause.video       | Yes    | yes",
        "pause.video       | off    | no",
        "network.metered   | False  | no",
        "theme             | Dark   | dark",
        "theme             | SYSTEM | system",
        "device.cpu.on     | No     | no",
        "device.cpu.while-used | Light | light",
        "idle.after        | 90 s   | 90 s",
        "pause.programs    | Steam, OBS | Steam, OBS",
      })
  void tellsChoicesInOneForm(String key, String written, String told) throws Exception {
    Path file = folder.resolve("settings.conf");
    Files.writeString(file, key + " = " + written + "\n");
    OwnersSettings settings = OwnersSettings.open(file, InstantSource.system());
    assertThat(new SettingsDesk(settings, () -> List.of("cpu")).list())
        .filteredOn(SettingView::set)
        .extracting(SettingView::key, SettingView::value)
        .containsExactly(tuple(key, told));
  }
}
