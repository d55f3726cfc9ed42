package dev.hearth.node.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A desktop's own reader of such files runs exactly the command that was written. */
@Tag("slow")
@Timeout(30)
class DesktopEntryLaunchTest {
  private static final List<String> AWKWARD =
      List.of(
          "agent",
          "",
          "a b",
          "it's",
          "say \"so\"",
          "$HOME `id` \\ \\\\",
          "100 %u",
          "~ * ? #;&|<>()",
          "é");
  @TempDir Path folder;

  @BeforeAll
  static void installed() {
    Programs.require(1, "gio");
  }

  @Test
  void runsTheCommand() throws Exception {
    Path program = Files.createDirectory(folder.resolve("my $programs")).resolve("say 'it'");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\0' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(AWKWARD);
    new XdgAutostart(folder).on(command);
    Process launch =
        new ProcessBuilder("gio", "launch", folder.resolve("hearth.desktop").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(launch.inputReader().readAllAsString().split("\0"))
        .containsExactlyElementsOf(AWKWARD);
  }
}
