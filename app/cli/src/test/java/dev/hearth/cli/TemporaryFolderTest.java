package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemporaryFolderTest {
  @TempDir Path outside;

  @Test
  void goesWithItsMaker() throws Exception {
    Path path;
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      path = folder.path();
      Files.writeString(Files.createDirectory(path.resolve("inside")).resolve("file"), "text");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void goesWithAProcessThatIsToldToEnd() throws Exception {
    String[] line = {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-Djava.io.tmpdir=" + outside,
      "-cp",
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
      Waiting.class.getName()
    };
    Process process = new ProcessBuilder(line).start();
    try (BufferedReader said = process.inputReader()) {
      Path folder = Path.of(said.readLine());
      assertThat(folder.resolve("file")).isRegularFile();
      process.toHandle().destroy();
      process.waitFor();
      assertThat(folder).doesNotExist();
    }
  }

  /** A process that would wait for ever. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws Exception {
      try (TemporaryFolder folder = TemporaryFolder.make()) {
        Files.writeString(folder.path().resolve("file"), "text");
        System.out.println(folder.path());
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }
}
