package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.data.FileOrder;
import dev.hearth.training.files.InitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model that PyTorch, DJL and llm.c were run on, from the folder shared/ beside the checkout
 * and with Python's numpy; without them it says what was not checked.
 */
@Tag("slow")
class PeersTest {
  private static final double[] LOSSES = {4.314547, 3.524787, 4.490720};
  private static final long PREPARATION_MINUTES = 5;

  @TempDir private Path folder;

  @Test
  void theFirstLossesAreThoseOfThePeers() throws Exception {
    Optional<Path> shared = shared();
    boolean ready = shared.isPresent() && prepare(shared.get());
    if (!ready) {
      System.out.println(LOSSES.length + " losses of the peers not checked: no shared/, no numpy");
    }
    assumeTrue(ready, "shared/peers and numpy");
    InitFolder init = InitFolder.read(folder);
    Hyperparameters hyperparameters =
        new Hyperparameters(12, 3, 3, 0, 6e-4f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0);
    FileOrder batches = new FileOrder(init.corpus().train(), 12, 256);
    try (Device device = Toys.device("cpu", 2);
        Trainer trainer = new Trainer(device, init.weights(), hyperparameters, batches)) {
      for (double expected : LOSSES) {
        StepOutcome.Stepped stepped = (StepOutcome.Stepped) trainer.step();
        assertThat((double) stepped.loss()).isCloseTo(expected, within(2e-4));
      }
    }
  }

  private static Optional<Path> shared() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(parent -> parent.resolve("shared"))
        .filter(shared -> Files.exists(shared.resolve("peers/prep.py")))
        .findFirst();
  }

  /** Whether prep.py ran. */
  private boolean prepare(Path shared) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "python3",
                shared.resolve("peers/prep.py").toString(),
                shared.resolve("data/tinyshakespeare.txt").toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(PREPARATION_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
  }
}
