package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowMemoryTest {
  @TempDir private Path folder;

  @Test
  void whatIsPutIsThereTheNextTime() {
    Path file = folder.resolve("window.properties");
    new WindowMemory(file).put("width", 1300);
    new WindowMemory(file).put("height", 900);
    assertThat(new WindowMemory(file).get("width", 1)).isEqualTo(1300);
    assertThat(new WindowMemory(file).get("height", 1)).isEqualTo(900);
  }

  @ParameterizedTest
  @CsvSource({
    "width=1300, 1300",
    "width=-5, 0",
    "width=99999999, 10000",
    "width=wide, 1120",
    "'', 1120",
    "width=\\u12, 1120"
  })
  void whatDoesNotReadIsAsAtFirst(String line, int width) throws IOException {
    Path file = Files.writeString(folder.resolve("window.properties"), line);
    assertThat(new WindowMemory(file).get("width", 1120)).isEqualTo(width);
  }

  @Test
  void whatCannotBeWrittenIsForgotten() {
    WindowMemory memory = new WindowMemory(folder.resolve("missing").resolve("window.properties"));
    memory.put("width", 1300);
    assertThat(memory.get("width", 1)).isEqualTo(1300);
  }
}
