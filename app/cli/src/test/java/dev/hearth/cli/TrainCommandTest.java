package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code hearth train --json} promises to programs. */
class TrainCommandTest {
  private static final int STEPS = 3;
  @TempDir static Path folder;
  private static Invocation plain;

  @BeforeAll
  static void train() throws IOException {
    plain = train(1, "byte");
  }

  @Test
  void printsAnObjectEachStepAndASummary() {
    List<JsonNode> lines = plain.objects();

    assertThat(lines).hasSize(STEPS + 1);
    for (int step = 1; step <= STEPS; step++) {
      JsonNode line = lines.get(step - 1);
      assertThat(line.propertyNames()).containsExactlyInAnyOrder("step", "loss", "tokens_per_s");
      assertThat(line.get("step").asInt()).isEqualTo(step);
      assertThat(line.get("loss").asDouble()).isBetween(1.0, 8.0);
      assertThat(line.get("tokens_per_s").asDouble()).isPositive();
    }
    JsonNode summary = lines.getLast();
    assertThat(summary.propertyNames())
        .containsExactlyInAnyOrder(
            "val_loss", "state_root", "weights", "tokens_per_s", "peak_rss_mib");
    assertThat(summary.get("val_loss").asDouble()).isBetween(1.0, 8.0);
    assertThat(summary.get("state_root").asString()).matches("[0-9a-f]{64}");
    assertThat(Path.of(summary.get("weights").asString())).isRegularFile();
    assertThat(summary.get("peak_rss_mib").asLong()).isNotNegative();
  }

  @Test
  void endsInTheSameBitsOnAnyNumberOfThreads() throws IOException {
    assertThat(stateRoot(train(2, "byte"))).isEqualTo(stateRoot(plain));
  }

  @Test
  void tellsVocabulariesApart() throws IOException {
    assertThat(stateRoot(train(1, "char"))).isNotEqualTo(stateRoot(plain));
  }

  @Test
  void recomputingChangesNothingAndAccumulatingTheBitsAlone() throws IOException {
    Invocation whole = train(1, "byte", "--batch=2");
    assertThat(stateRoot(train(1, "byte", "--batch=2", "--recompute"))).isEqualTo(stateRoot(whole));
    Invocation parts = train(1, "byte", "--batch=2", "--accumulate=2");
    assertThat(stateRoot(parts)).isNotEqualTo(stateRoot(whole));
    assertThat(loss(parts)).isCloseTo(loss(whole), within(1e-3));
  }

  private static double loss(Invocation training) {
    return training.last().get("val_loss").asDouble();
  }

  private static String stateRoot(Invocation training) {
    return training.last().get("state_root").asString();
  }

  private static Invocation train(int threads, String vocab) throws IOException {
    return train(threads, vocab, "--batch=1");
  }

  private static Invocation train(int threads, String vocab, String... options) throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "It was a dark and stormy night. ".repeat(100));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--data=" + text,
                "--preset=tiny",
                "--steps=" + STEPS,
                "--threads=" + threads,
                "--vocab=" + vocab,
                "--out=" + folder.resolve("out"),
                "--json"));
    arguments.addAll(List.of(options));
    Invocation training = Invocation.of(arguments.toArray(String[]::new));
    assertThat(training.err()).isEmpty();
    assertThat(training.exitCode()).isZero();
    return training;
  }
}
