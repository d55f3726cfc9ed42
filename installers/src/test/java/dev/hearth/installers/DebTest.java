package dev.hearth.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The package as its user has it: installed, started, looked at, removed. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DebTest {
  private static final Path COMMAND = Path.of("/usr/bin/hearth");
  private static final int MANY_COLOURS = 50;

  @TempDir Path folder;
  private Process screen;

  @BeforeEach
  void requireWhatItTakes() throws IOException, InterruptedException {
    boolean able =
        installed("dpkg")
            && installed("Xvfb")
            && installed("xdotool")
            && output("id", "-u").equals("0");
    boolean free = !Files.exists(COMMAND);
    if (!able || !free) {
      System.out.println(
          "1 test skipped: it needs dpkg, Xvfb, xdotool, root, and no Hearth installed");
    }
    Assumptions.assumeTrue(able && free);
  }

  @AfterEach
  void putBack() throws Exception {
    if (screen != null) {
      screen.destroy();
    }
    if (Files.exists(COMMAND)) {
      output("dpkg", "--purge", "hearth");
    }
  }

  @Test
  void isInstalledStartedPhotographedAndRemoved() throws Exception {
    assertThat(run(Map.of(), "dpkg", "-i", deb().toString())).isZero();
    assertThat(Path.of("/usr/share/applications/hearth.desktop"))
        .content()
        .contains("Name=Hearth", "Exec=/usr/bin/hearth open");
    assertThat(output("hearth", "--version")).startsWith("Hearth ");

    screen =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1280x900x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String display = ":" + screen.inputReader().readLine();
    Path data = folder.resolve("data");
    // What the package brings must do: no Java from elsewhere.
    Map<String, String> bare =
        Map.of(
            "DISPLAY", display, "JAVA_HOME", "", "HEARTH_JAVA_HOME", "", "PATH", "/usr/bin:/bin");
    assertThat(run(bare, "hearth", "open", "--data-dir", data.toString())).isZero();
    assertThat(runtimeOfTheAgent(data)).startsWith("/opt/hearth/lib/");
    assertThat(colours(photograph(display))).isGreaterThan(MANY_COLOURS);

    assertThat(run(bare, "hearth", "stop", "--data-dir", data.toString())).isZero();
    assertThat(run(Map.of(), "dpkg", "--remove", "hearth")).isZero();
    assertThat(Path.of("/opt/hearth")).doesNotExist();
    assertThat(COMMAND).doesNotExist();
    assertThat(Path.of("/usr/share/applications/hearth.desktop")).doesNotExist();
    assertThat(data.resolve("wallet.json")).exists();
  }

  private static Path deb() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target", "dist"))) {
      return built.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
    }
  }

  private static String runtimeOfTheAgent(Path data) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::info)
        .filter(info -> List.of(info.arguments().orElse(new String[0])).contains("agent"))
        .filter(info -> List.of(info.arguments().get()).contains(data.toString()))
        .flatMap(info -> info.command().stream())
        .filter(command -> command.endsWith("java"))
        .findFirst()
        .orElse("none");
  }

  private BufferedImage photograph(String display) throws Exception {
    Path picture = Path.of("target", "hearth-installed.png").toAbsolutePath();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Map<String, String> shown = Map.of("DISPLAY", display);
    assertThat(run(shown, java, "-cp", classPath, Photograph.class.getName(), picture.toString()))
        .isZero();
    return ImageIO.read(picture.toFile());
  }

  private static int colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours.size();
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static int run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(new File("target/deb-test.log")))
        .start()
        .waitFor();
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes()).strip();
    process.waitFor();
    return text;
  }
}
