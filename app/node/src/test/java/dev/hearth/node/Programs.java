package dev.hearth.node;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that some slow tests need. */
public final class Programs {
  private Programs() {}

  /** Skips the tests, and says how many, where one is missing. */
  public static void require(int tests, String... names) {
    for (String name : names) {
      boolean installed = installed(name);
      if (!installed) {
        System.out.println(tests + " tests skipped: " + name + " is not installed");
      }
      Assumptions.assumeTrue(installed);
    }
  }

  private static boolean installed(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
