package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code hearth demo --json} promises: fields, sums, and one model for one seed. */
@Tag("slow")
class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void tellsTheWholeStoryInItsLastLine() throws IOException {
    JsonNode cheated = demo(3, 1);
    JsonNode honest = demo(2, 0);

    assertStory(cheated, 3);
    assertStory(honest, 2);
    assertThat(cheated.get("weights_sha256")).isEqualTo(honest.get("weights_sha256"));
    assertThat(cheated.get("audits").get("mismatched").asInt()).isPositive();
    assertThat(honest.get("audits").get("mismatched").asInt()).isZero();
    assertThat(cheated.get("disputes")).hasSize(1);
    assertThat(cheated.get("disputes").get(0).propertyNames())
        .containsExactlyInAnyOrder("lease", "level", "moves", "gas", "winner");
    assertThat(cheated.get("disputes").get(0).get("winner").asString()).isEqualTo("CHALLENGER");
    assertThat(honest.get("disputes")).isEmpty();
    assertRefusedLeaseIsNoneOfTheModel(folder.resolve("out-3"));
    assertOnlyTheTrainedModelIsVerified(folder.resolve("out-2"));
  }

  private static void assertRefusedLeaseIsNoneOfTheModel(Path model) throws IOException {
    JsonNode history = new JsonMapper().readTree(model.resolve("provenance.json").toFile());
    String refused =
        history
            .get("rounds")
            .valueStream()
            .flatMap(round -> round.get("leases").valueStream())
            .filter(lease -> lease.get("verdict").asString().equals("REFUSED"))
            .map(lease -> lease.get("lease").asString())
            .findFirst()
            .orElseThrow();
    Invocation verify = Invocation.of("verify", model.toString(), "--lease=" + refused);
    assertThat(verify.exitCode()).isEqualTo(2);
    assertThat(verify.err()).singleElement().asString().contains("those that were refused");
  }

  private static void assertOnlyTheTrainedModelIsVerified(Path model) throws IOException {
    assertThat(Invocation.of("verify", model.toString()).exitCode()).isZero();
    Path weights = model.resolve("model.safetensors");
    byte[] swapped = Files.readAllBytes(weights);
    Arrays.fill(swapped, swapped.length - 200_000, swapped.length, (byte) 0);
    Files.write(weights, swapped);
    Invocation verify = Invocation.of("verify", model.toString());
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.err()).singleElement().asString().contains("MODEL-WRONG");
  }

  private static void assertStory(JsonNode story, int providers) {
    assertThat(story.propertyNames())
        .containsExactlyInAnyOrder(
            "job",
            "rounds",
            "providers",
            "audits",
            "disputes",
            "escrow",
            "weights",
            "weights_sha256",
            "val_loss");
    assertThat(story.get("rounds")).hasSize(1);
    assertThat(story.get("rounds").get(0).propertyNames())
        .containsExactlyInAnyOrder("round", "train_loss", "val_loss");
    assertThat(story.get("providers")).hasSize(providers);
    assertThat(Path.of(story.get("weights").asString())).isRegularFile();
    BigInteger earned = BigInteger.ZERO;
    for (JsonNode provider : story.get("providers")) {
      assertThat(provider.propertyNames())
          .containsExactlyInAnyOrder(
              "peer", "cheater", "leases_accepted", "leases_refused", "earned_wei", "slashed_wei");
      earned = earned.add(provider.get("earned_wei").bigIntegerValue());
    }
    JsonNode escrow = story.get("escrow");
    BigInteger paid = escrow.get("paid_wei").bigIntegerValue();
    assertThat(paid).isEqualTo(earned).isPositive();
    assertThat(escrow.get("deposited_wei").bigIntegerValue())
        .isEqualTo(paid.add(escrow.get("refunded_wei").bigIntegerValue()));
  }

  private JsonNode demo(int providers, int cheaters) throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "It was a dark and stormy night. ".repeat(1000));
    Invocation demo =
        Invocation.of(
            "demo",
            "--data=" + text,
            "--rounds=1",
            "--providers=" + providers,
            "--cheaters=" + cheaters,
            "--out=" + folder.resolve("out-" + providers),
            "--json");
    assertThat(demo.err()).isEmpty();
    assertThat(demo.exitCode()).isZero();
    return demo.last();
  }
}
