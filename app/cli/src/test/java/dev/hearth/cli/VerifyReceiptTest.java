package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.practice.Cheat;
import dev.hearth.node.practice.Demo;
import dev.hearth.node.practice.DemoOptions;
import dev.hearth.node.practice.Story;
import dev.hearth.node.receipt.PaidLease;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.wallet.keys.PhraseParse;
import dev.hearth.wallet.keys.SeedPhrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code hearth verify} says of a receipt, and of a model beside it. */
class VerifyReceiptTest {
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          "micro",
          new ModelShape(1, 16, 2, 16, 256),
          new Hyperparameters(2, 4, 2, 2, 2e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1.0f, 0.6f),
          2);

  @TempDir static Path folder;
  private static Path model;
  private static Path receipt;
  private static String lease;
  private static NodeKey provider;

  @BeforeAll
  static void earn() throws Exception {
    byte[] text = "The bits agree, and so do we. ".repeat(100).getBytes(StandardCharsets.UTF_8);
    model = folder.resolve("model");
    receipt = folder.resolve("receipt.json");
    Path work = folder.resolve("network");
    Demo.of(new DemoOptions(text, PLAN, 1, 1, 0, Cheat.WEIGHTS, 0, 7, model), Story.UNTOLD)
        .run(work);
    try (DataFolder data = DataFolder.open(work.resolve("provider-1"));
        NodeStore store = NodeStore.open(data, InstantSource.system())) {
      String words = store.settings().get("practice.phrase").orElseThrow();
      provider = ((PhraseParse.Parsed) SeedPhrase.parse(words)).phrase().nodeKey(0);
      LeaseRecord paid = store.leases().all().getFirst();
      lease = paid.id().hex();
      Files.writeString(
          receipt,
          PaidLease.receipt(store.jobs().find(paid.grant().lease().job()).orElseThrow(), paid));
    }
  }

  private static Invocation verify(Path path, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "verify";
    arguments[1] = path.toString();
    arguments[2] = "--data-dir=" + folder.resolve("nobody");
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Invocation.of(arguments);
  }

  @Test
  void theLeaseOfAReceiptIsTrainedAgain() {
    Invocation said = verify(receipt, "--model=" + model);

    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isZero();
    assertThat(said.out().getFirst())
        .startsWith("The submitter signed the lease, and a voucher of 0.00");
    assertThat(said.out().getLast())
        .startsWith("Lease " + lease.substring(0, 8) + " (round 1, shard ")
        .endsWith("the replay gives equal bits.");
  }

  @Test
  void programsReadTheSame() {
    JsonNode said = verify(receipt, "--model=" + model, "--json").last();

    assertThat(said.get("lease").asString()).isEqualTo(lease);
    assertThat(said.get("equal").asBoolean()).isTrue();
  }

  @Test
  void aReceiptBesideItsModelNeedsNoMore() throws Exception {
    Path copy = Files.copy(receipt, model.resolve("receipt.json"));

    assertThat(verify(copy).exitCode()).isZero();
  }

  @Test
  void whatIsNotAtHandIsSaidInOneSentence() {
    Invocation said = verify(receipt);

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .singleElement()
        .asString()
        .startsWith(
            "What lease " + lease.substring(0, 8) + " starts from is not here: there is no ")
        .endsWith("[RECEIPT-BLOBS]");
  }

  /** Its provider signed for other bits, and the submitter paid all the same. */
  @Test
  void theFirstRootThatDiffersIsNamed() throws Exception {
    String text = Files.readString(receipt);
    String honest = new JsonMapper().readTree(text).get("commitment").asString();
    HexFormat hex = HexFormat.of();
    Commitment told = Commitment.decode(Signed.decode(hex.parseHex(honest)).body().toArray());
    List<Hash> roots = new ArrayList<>(told.stateRoots());
    roots.set(1, Hash.ZERO);
    Commitment lie =
        new Commitment(
            told.lease(), told.steps(), roots, told.updateRoot(), told.update(), told.loss());
    Path paid = folder.resolve("lie.json");
    Files.writeString(
        paid, text.replace(honest, hex.formatHex(Signed.by(provider, lie.encode()).encode())));

    Invocation said = verify(paid, "--model=" + model);
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out().getLast())
        .contains("DIFFERENT bits", "segment 2", told.stateRoots().get(1).brief());
    assertThat(verify(paid, "--model=" + model, "--json").last().get("equal").asBoolean())
        .isFalse();
  }

  @Test
  void aTamperedReceiptIsNotTrusted() throws Exception {
    String text = Files.readString(receipt);
    Path tampered = folder.resolve("tampered.json");
    Files.writeString(tampered, text.replaceAll("\"lease\" : \"..", "\"lease\" : \"zz"));
    Invocation said = verify(tampered, "--model=" + model);

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).singleElement().asString().endsWith("[RECEIPT-WRONG]");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void anyLeaseOfAModelCanBeChosen() {
    Invocation said = verify(model, "--lease=" + lease, "--json");

    assertThat(said.exitCode()).isZero();
    assertThat(said.last().get("lease").asString()).isEqualTo(lease);
  }
}
