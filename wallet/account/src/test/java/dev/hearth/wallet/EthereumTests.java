package dev.hearth.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a checkout of ethereum/tests that {@code -Dethereum.tests=DIR} names. */
public final class EthereumTests {
  private EthereumTests() {}

  /** Hands over each test of a suite with its name; skips, and says so, without a checkout. */
  public static void forEach(String suite, BiConsumer<String, JsonNode> test) throws IOException {
    String folder = System.getProperty("ethereum.tests");
    if (folder == null) {
      System.out.println("0 " + suite + " of ethereum/tests run: -Dethereum.tests=DIR names none");
    }
    Assumptions.assumeTrue(folder != null);
    Path files = Path.of(folder, suite);
    if (!Files.isDirectory(files)) {
      System.out.println("0 " + suite + " of ethereum/tests run: none in " + folder);
    }
    Assumptions.assumeTrue(Files.isDirectory(files));
    try (Stream<Path> found = Files.walk(files)) {
      for (Path file : found.filter(path -> path.toString().endsWith(".json")).toList()) {
        JsonMapper.shared().readTree(Files.readString(file)).forEachEntry(test);
      }
    }
  }
}
