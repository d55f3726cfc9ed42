package dev.hearth.node.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.device.Devices;
import dev.hearth.node.practice.MicroDemo;
import dev.hearth.node.practice.Story;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelSeal;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.training.StateRoot;
import dev.hearth.training.TrainingListener;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.Weights;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.files.ModelFolder;
import dev.hearth.wallet.keys.PhraseParse;
import dev.hearth.wallet.keys.SeedPhrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelVerificationTest {
  @TempDir static Path trained;
  @TempDir Path folder;

  @BeforeAll
  static void train() throws Exception {
    MicroDemo.run(trained, 1, 0, 0, Story.UNTOLD);
  }

  private Path model() throws IOException {
    Path copy = folder.resolve("model");
    try (Stream<Path> files = Files.walk(trained.resolve("model"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(trained.resolve("model").relativize(file).toString()));
      }
    }
    return copy;
  }

  private LeaseVerdict replay(ModelVerification model, Hash lease) throws IOException {
    try (Device device = Devices.installed().first().open(1, Pace.FREE)) {
      return model.lease(lease).run(device, 1, folder.resolve("snapshots"), TrainingListener.NONE);
    }
  }

  @Test
  void anyLeaseGivesTheSameBits() throws Exception {
    ModelVerification model = ModelVerification.open(model());
    Hash lease = model.draw(new Random(1));

    assertThat(model.leases()).hasSize(8);
    assertThat(model.find(lease.hex().substring(0, 12))).contains(lease);
    assertThat(model.find("")).isEmpty();
    assertThat(replay(model, lease)).isInstanceOf(LeaseVerdict.Agrees.class);
  }

  private static void derive(Path model) throws IOException {
    try (Device device = Devices.installed().first().open(1, Pace.FREE)) {
      ModelVerification.open(model).derive(device);
    }
  }

  @Test
  void anHonestModelFollowsFromItsUpdates() throws Exception {
    Path model = model();
    assertThatCode(() -> derive(model)).doesNotThrowAnyException();
  }

  @Test
  void swappedWeightsAreNotThoseThatWereSealed() throws Exception {
    Path model = model();
    swapWeights(model);
    assertThatThrownBy(() -> derive(model))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("not those that the submitter sealed");
  }

  /** Not even the submitter can name other weights. */
  @Test
  void swappedWeightsDoNotFollowFromTheUpdates() throws Exception {
    Path model = model();
    swapWeights(model);
    Provenance manifest = ProvenanceFile.read(model.resolve(Provenance.FILE));
    Hash swapped = Hash.ofHex(manifest.weightsSha256());
    ModelSeal seal = new ModelSeal(Hash.ofHex(manifest.job()), swapped);
    String sealed = HexFormat.of().formatHex(Signed.by(submitter(), seal.encode()).encode());
    String text = Files.readString(model.resolve(Provenance.FILE)).replace(manifest.seal(), sealed);
    Files.writeString(model.resolve(Provenance.FILE), text);
    assertThatThrownBy(() -> derive(model))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("not what the updates of the last round give");
  }

  private static NodeKey submitter() throws IOException {
    try (DataFolder data = DataFolder.open(trained.resolve("network/submitter"));
        NodeStore store = NodeStore.open(data, InstantSource.system())) {
      String words = store.settings().get("practice.phrase").orElseThrow();
      return ((PhraseParse.Parsed) SeedPhrase.parse(words)).phrase().nodeKey(0);
    }
  }

  /** Other weights, named everywhere as if they were the ones trained. */
  private void swapWeights(Path model) throws IOException {
    Path weights = model.resolve("model.safetensors");
    ModelFolder trained = ModelFolder.read(weights);
    float[] values = trained.weights().values().clone();
    Arrays.fill(values, values.length - 100, values.length, 0f);
    Weights swapped = new Weights(trained.weights().shape(), values);
    new ModelFolder(swapped, trained.vocabulary(), trained.notes()).write(model);
    BlobId blob = kept(model, ModelFile.write(swapped, Map.of()));
    Provenance manifest = ProvenanceFile.read(model.resolve(Provenance.FILE));
    String text =
        Files.readString(model.resolve(Provenance.FILE))
            .replace(manifest.weights(), BlobNames.of(blob))
            .replace(
                '"' + manifest.weightsSha256() + '"',
                '"' + Hash.sha256(Files.readAllBytes(weights)).hex() + '"');
    Files.writeString(model.resolve(Provenance.FILE), text);
  }

  /** An update that was signed for, but that the second round's weights were not made from. */
  @Test
  void aSwappedRoundDoesNotLeadToTheNext() throws Exception {
    Path model = model();
    Provenance manifest = ProvenanceFile.read(model.resolve(Provenance.FILE));
    Provenance.Round round = manifest.rounds().getFirst();
    List<Provenance.Entry> entries = new ArrayList<>(round.leases());
    float[] update = new float[(int) MicroDemo.PLAN.model().parameters()];
    BlobId blob = kept(model, UpdateBlob.encode(update));
    entries.set(
        0,
        signedAnew(
            entries.getFirst(),
            told ->
                new Commitment(
                    told.lease(),
                    told.steps(),
                    told.stateRoots(),
                    StateRoot.ofUpdate(MicroDemo.PLAN.model(), update),
                    blob,
                    told.loss())));
    write(model, manifest, withLeases(round, entries));

    assertThatThrownBy(() -> derive(model))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("round 2 does not start from the weights");
  }

  private static BlobId kept(Path model, byte[] content) throws IOException {
    BlobId blob = BlobId.of(content);
    Files.write(model.resolve(Provenance.HISTORY).resolve(BlobNames.of(blob)), content);
    return blob;
  }

  /** A provider that signed for other bits, and a submitter that let it pass. */
  @Test
  void aLieThatWasSignedForIsFound() throws Exception {
    Path model = model();
    Provenance manifest = ProvenanceFile.read(model.resolve(Provenance.FILE));
    Provenance.Round round = manifest.rounds().getFirst();
    List<Provenance.Entry> entries = new ArrayList<>(round.leases());
    entries.set(0, lie(entries.getFirst()));
    write(model, manifest, withLeases(round, entries));

    ModelVerification opened = ModelVerification.open(model);

    assertThat(replay(opened, Hash.ofHex(entries.getFirst().lease())))
        .isInstanceOfSatisfying(
            LeaseVerdict.Differs.class,
            differs -> assertThat(differs.sentence()).contains("segment 2", "signed 00000000"));
  }

  private static Provenance.Entry lie(Provenance.Entry honest) throws MalformedException {
    return signedAnew(
        honest,
        told -> {
          List<Hash> roots = new ArrayList<>(told.stateRoots());
          roots.set(1, Hash.ZERO);
          return new Commitment(
              told.lease(), told.steps(), roots, told.updateRoot(), told.update(), told.loss());
        });
  }

  private static Provenance.Entry signedAnew(
      Provenance.Entry honest, UnaryOperator<Commitment> change) throws MalformedException {
    Commitment lie =
        change.apply(
            Commitment.decode(
                Signed.decode(HexFormat.of().parseHex(honest.commitment())).body().toArray()));
    NodeKey liar = NodeKey.of(Hash.sha256(new byte[] {9}).toArray());
    return new Provenance.Entry(
        honest.lease(),
        honest.shard(),
        honest.replica(),
        liar.peerId().text(),
        honest.grant(),
        HexFormat.of().formatHex(Signed.by(liar, lie.encode()).encode()),
        lie.root().hex(),
        honest.verdict(),
        honest.note());
  }

  private static Provenance.Round withLeases(
      Provenance.Round round, List<Provenance.Entry> leases) {
    return new Provenance.Round(
        round.round(),
        round.start(),
        round.startRoot(),
        round.trainLoss(),
        round.validationLoss(),
        leases);
  }

  private static void write(Path model, Provenance manifest, Provenance.Round first)
      throws IOException {
    List<Provenance.Round> rounds = new ArrayList<>(manifest.rounds());
    rounds.set(0, first);
    Provenance changed =
        new Provenance(
            manifest.version(),
            manifest.job(),
            manifest.title(),
            manifest.announcement(),
            rounds,
            manifest.weights(),
            manifest.weightsSha256(),
            manifest.seal(),
            manifest.auditsRun(),
            manifest.auditsMismatched());
    Files.write(model.resolve(Provenance.FILE), ProvenanceFile.write(changed));
  }

  /** Each row: what was done to the folder. Every one is refused in one line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "weights changed",
        "weights gone",
        "configuration changed",
        "manifest gone",
        "manifest is not JSON",
        "manifest is empty JSON",
        "job of another",
        "a signature changed",
        "a lease left out",
        "a path instead of a blob",
        "of a later version"
      })
  void aFolderThatDoesNotHoldIsRefusedInOneLine(String damage) throws Exception {
    Path model = model();
    damage(model, damage);

    assertThatThrownBy(() -> derive(model))
        .isInstanceOf(MalformedException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").isNotBlank());
  }

  private static void damage(Path model, String damage) throws IOException {
    Path weights = model.resolve("model.safetensors");
    Path file = model.resolve(Provenance.FILE);
    Provenance manifest = ProvenanceFile.read(file);
    Provenance.Round round = manifest.rounds().getFirst();
    String text = Files.readString(file);
    switch (damage) {
      case "weights changed" -> {
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 3] ^= 1;
        Files.write(weights, bytes);
      }
      case "weights gone" -> Files.delete(weights);
      case "configuration changed" ->
          Files.writeString(
              model.resolve("config.json"),
              Files.readString(model.resolve("config.json")).replaceFirst("2", "4"));
      case "manifest gone" -> Files.delete(file);
      case "manifest is not JSON" -> Files.writeString(file, "[[[[");
      case "manifest is empty JSON" -> Files.writeString(file, "{}");
      case "job of another" ->
          Files.writeString(file, text.replace(manifest.job(), Hash.ZERO.hex()));
      case "a signature changed" -> {
        String grant = round.leases().getFirst().grant();
        String changed = grant.replaceFirst("(?s)(.*)([0-9a-f]{100})$", "$1") + "0".repeat(100);
        Files.writeString(file, text.replace(grant, changed));
      }
      case "a lease left out" ->
          write(model, manifest, withLeases(round, round.leases().subList(1, 4)));
      case "a path instead of a blob" ->
          Files.writeString(file, text.replace(manifest.weights(), "../../secret"));
      default -> Files.writeString(file, text.replaceFirst("\"version\" : 2", "\"version\" : 3"));
    }
  }

  @Test
  void aHistoryWithOtherBytesIsRefused() throws Exception {
    Path model = model();
    ModelVerification opened = ModelVerification.open(model);
    Path tokens = model.resolve("history").resolve(BlobNames.of(opened.job().trainTokens()));
    byte[] bytes = Files.readAllBytes(tokens);
    bytes[0] ^= 1;
    Files.write(tokens, bytes);

    assertThatThrownBy(() -> replay(opened, opened.leases().getFirst()))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("other bytes");
  }
}
