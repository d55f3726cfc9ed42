package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a window's program on the class path: what {@code hearth open} does up to there. */
@Tag("slow")
class OpenCommandTest {
  @TempDir Path folder;

  @Test
  void startsOneAgentHoweverOftenAtOnceAndSaysThatNoWindowCame() throws Exception {
    String data = "--data-dir=" + folder.resolve("data");
    try (HearthProcess one = HearthProcess.start(folder, "open", data, "--json");
        HearthProcess other = HearthProcess.start(folder, "open", data, "--json")) {
      assertFails(one);
      assertFails(other);
      assertThat(Invocation.of("status", data).exitCode()).isZero();
    } finally {
      assertThat(Invocation.of("stop", data).exitCode()).isZero();
    }
  }

  private static void assertFails(HearthProcess open) throws Exception {
    assertThat(open.next()).isNull();
    assertThat(open.exitCode()).isEqualTo(1);
    assertThat(open.errors())
        .singleElement()
        .asString()
        .startsWith("The window ended before it was shown: ")
        .contains("dev.hearth.desktop.Main")
        .endsWith("[WINDOW-FAILED]");
  }
}
