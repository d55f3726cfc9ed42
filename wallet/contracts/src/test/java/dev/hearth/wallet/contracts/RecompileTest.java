package dev.hearth.wallet.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed artifacts are what the pinned compiler makes of the committed sources. */
@Tag("slow")
class RecompileTest {

  private static final Path SOURCES = Path.of("src/main/solidity").toAbsolutePath();
  private static final Path COMPILER = Path.of("src/main/solc");
  private static final Path COMMITTED = Path.of("src/main/resources/dev/hearth/wallet/contracts");
  private static final Path WORK = Path.of("target/solc").toAbsolutePath();
  private static final Path COMPILED = WORK.resolve("out");

  @BeforeAll
  static void compile() throws Exception {
    Files.createDirectories(WORK);
    for (String file : new String[] {"package.json", "package-lock.json", "compile.cjs"}) {
      Files.copy(COMPILER.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run("npm", "ci", "--no-audit", "--no-fund");
    run("node", "compile.cjs", SOURCES.toString(), COMPILED.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Audits", "Court", "Escrow", "Referee"})
  void compiledEqualsCommitted(String contract) throws IOException {
    for (String kind : new String[] {".abi", ".bin", ".runtime.bin"}) {
      Path committed = COMMITTED.resolve(contract + kind);
      assertThat(COMPILED.resolve(contract + kind)).hasSameTextualContentAs(committed);
    }
  }

  private static void run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(WORK.resolve("log").toFile())
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s: %s", String.join(" ", command), Files.readString(WORK.resolve("log")))
        .isTrue();
  }
}
