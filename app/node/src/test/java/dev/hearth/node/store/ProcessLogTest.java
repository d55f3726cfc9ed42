package dev.hearth.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {
  private static final String LINE = "A line that says something about how things are.\n";
  @TempDir Path folder;

  @Test
  void aLongOneKeepsItsNewestWholeLinesAndWhoeverAppendsGoesOn() throws Exception {
    Path log = folder.resolve("worker.log");
    try (OutputStream process =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      process.write(LINE.repeat(30_000).getBytes());
      process.write("The last.\n".getBytes());
      ProcessLog.cut(log);
      process.write("One more.\n".getBytes());
    }
    assertThat(Files.size(log)).isBetween(200_000L, 300_000L);
    assertThat(Files.readString(log)).startsWith(LINE).endsWith(LINE + "The last.\nOne more.\n");
  }

  @Test
  void aShortOneStaysAndOneThatIsNotThereIsNone() throws Exception {
    Path log = Files.writeString(folder.resolve("agent.log"), LINE);
    ProcessLog.cut(log);
    ProcessLog.cut(folder.resolve("none.log"));
    assertThat(Files.readString(log)).isEqualTo(LINE);
    assertThat(folder.resolve("none.log")).doesNotExist();
  }

  @Test
  void tellsWhatWasSaidSince() throws Exception {
    Path log = Files.writeString(folder.resolve("agent.log"), LINE + "Then.");
    assertThat(ProcessLog.since(log, LINE.length())).isEqualTo("Then.");
    assertThat(ProcessLog.since(log, 9_999)).isEmpty();
  }
}
