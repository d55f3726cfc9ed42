package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LastWordsTest {
  @TempDir Path folder;

  static Stream<Arguments> logs() {
    return Stream.of(
        Arguments.of("", "it said nothing."),
        Arguments.of("No display", "No display."),
        Arguments.of("First.\nThen.\n\n", "Then."),
        Arguments.of("It broke. Mend it. [CODE]\n", "It broke. Mend it. [CODE]"),
        Arguments.of("No display\n\tat Main.main(Main.java:1)\n", "No display."));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void areTheLastLineThatSaysWhy(String log, String words) throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "Another, earlier.\n");
    LastWords last = LastWords.in(file);
    Files.writeString(file, log, StandardOpenOption.APPEND);

    assertThat(last.sentence()).isEqualTo(words);
  }

  @Test
  void thereNeedBeNoLogBefore() throws IOException {
    LastWords last = LastWords.in(folder.resolve("log"));
    Files.writeString(folder.resolve("log"), "Said.");

    assertThat(last.sentence()).isEqualTo("Said.");
  }
}
