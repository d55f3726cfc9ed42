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

  /** Skips so many tests, and says so, when one of the programs is not installed. */
  public static void require(int tests, String... programs) {
    String[] missing =
        Arrays.stream(programs).filter(each -> !installed(each)).toArray(String[]::new);
    if (missing.length > 0) {
      System.out.println(tests + " test(s) skipped: not installed: " + String.join(", ", missing));
    }
    Assumptions.assumeTrue(missing.length == 0);
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
