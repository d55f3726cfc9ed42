package dev.hearth.node;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that slow tests need beside a JDK. */
public final class Programs {
  private Programs() {}

  /** Skips the test, and says so, when one of them is not installed. */
  public static void require(String... programs) {
    String[] missing =
        Arrays.stream(programs).filter(each -> !installed(each)).toArray(String[]::new);
    if (missing.length > 0) {
      System.out.println("1 test skipped: not installed: " + String.join(", ", missing));
    }
    Assumptions.assumeTrue(missing.length == 0);
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
