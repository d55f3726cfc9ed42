package dev.hearth.node.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.device.Devices;
import dev.hearth.node.model.LeaseVerdict;
import dev.hearth.node.practice.MicroDemo;
import dev.hearth.node.practice.Story;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.training.TrainingListener;
import dev.hearth.wallet.keys.PhraseParse;
import dev.hearth.wallet.keys.SeedPhrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaidLeaseTest {
  private static final HexFormat HEX = HexFormat.of();
  @TempDir static Path trained;
  @TempDir Path folder;

  /** Of two leases of one provider. */
  private static final List<String> RECEIPTS = new ArrayList<>();

  private static NodeKey provider;

  @BeforeAll
  static void train() throws Exception {
    MicroDemo.run(trained, 1, 0, 0, Story.UNTOLD);
    try (DataFolder data = DataFolder.open(data());
        NodeStore store = NodeStore.open(data, InstantSource.system())) {
      for (LeaseRecord lease : store.leases().all().subList(0, 2)) {
        RECEIPTS.add(
            PaidLease.receipt(store.jobs().find(lease.grant().lease().job()).orElseThrow(), lease));
      }
      String words = store.settings().get("practice.phrase").orElseThrow();
      provider = ((PhraseParse.Parsed) SeedPhrase.parse(words)).phrase().nodeKey(0);
    }
  }

  private static Path data() {
    return trained.resolve("network/provider-1");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("receipt.json"), text);
  }

  private LeaseVerdict replay(Path receipt, Path model) throws IOException {
    try (Device device = Devices.installed().first().open(1, Pace.FREE)) {
      return PaidLease.read(receipt)
          .replay(BlobsAtHand.of(model, data()))
          .confirmed(device, 1, folder.resolve("snapshots"), TrainingListener.NONE);
    }
  }

  @Test
  void honestWorkIsFoundToBeWhatWasPaid() throws Exception {
    Path receipt = file(RECEIPTS.getFirst());

    assertThat(PaidLease.isIn(receipt)).isTrue();
    assertThat(PaidLease.isIn(trained.resolve("model/provenance.json"))).isFalse();
    assertThat(PaidLease.isIn(trained.resolve("model/model.safetensors"))).isFalse();
    assertThat(PaidLease.isIn(trained)).isFalse();
    assertThat(replay(receipt, trained.resolve("model"))).isInstanceOf(LeaseVerdict.Agrees.class);
  }

  /** The job is over, so that its provider has cleared its content away. */
  @Test
  void whatIsNotAtHandIsNamed() throws Exception {
    Path receipt = file(RECEIPTS.getFirst());
    String weights = PaidLease.read(receipt).lease().weights().root().hex();

    assertThatThrownBy(() -> replay(receipt, folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageStartingWith(weights);
  }

  @Test
  void otherContentUnderTheNameIsRefused() throws Exception {
    Path receipt = file(RECEIPTS.getFirst());
    Path history = Files.createDirectory(folder.resolve("history"));
    try (Stream<Path> kept = Files.list(trained.resolve("model/history"))) {
      for (Path blob : kept.toList()) {
        Files.write(history.resolve(blob.getFileName()), new byte[] {1});
      }
    }

    assertThatThrownBy(() -> replay(receipt, folder))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("other content");
  }

  /** The provider signed for other bits, and the submitter let it pass. */
  @Test
  void theFirstRootThatDiffersIsNamed() throws Exception {
    Receipt honest = ReceiptFile.read(file(RECEIPTS.getFirst()));
    Commitment told =
        Commitment.decode(Signed.decode(HEX.parseHex(honest.commitment())).body().toArray());
    List<Hash> roots = new ArrayList<>(told.stateRoots());
    roots.set(1, Hash.ZERO);
    roots.set(2, Hash.ZERO);
    Commitment lie =
        new Commitment(
            told.lease(), told.steps(), roots, told.updateRoot(), told.update(), told.loss());
    Path receipt = file(withCommitment(Signed.by(provider, lie.encode())));

    assertThat(replay(receipt, trained.resolve("model")))
        .isInstanceOfSatisfying(
            LeaseVerdict.Differs.class,
            differs ->
                assertThat(differs.sentence())
                    .isEqualTo(
                        "They part in segment 2: the root of its state is %s, its provider signed %s."
                            .formatted(told.stateRoots().get(1).brief(), Hash.ZERO.brief())));
  }

  private String withCommitment(Signed commitment) throws IOException {
    Receipt honest = ReceiptFile.read(file(RECEIPTS.getFirst()));
    return ReceiptFile.write(
        new Receipt(
            honest.receipt(),
            honest.job(),
            honest.lease(),
            honest.announcement(),
            honest.grant(),
            HEX.formatHex(commitment.encode()),
            honest.settlement()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant of another lease",
        "commitment to another lease",
        "commitment of a stranger",
        "settlement of another lease",
        "signature of the grant changed",
        "signature of the voucher changed",
        "another job named",
        "another lease named",
        "no hexadecimal",
        "no receipt",
        "of a later version"
      })
  void aReceiptThatDoesNotHoldIsRefusedInOneLine(String damage) throws Exception {
    Path receipt = file(damaged(damage));

    assertThatThrownBy(() -> PaidLease.read(receipt))
        .isInstanceOf(MalformedException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").isNotBlank());
  }

  private String damaged(String damage) throws IOException {
    String text = RECEIPTS.getFirst();
    Receipt own = ReceiptFile.read(file(text));
    Receipt other = ReceiptFile.read(file(RECEIPTS.get(1)));
    return switch (damage) {
      case "grant of another lease" -> text.replace(own.grant(), other.grant());
      case "commitment to another lease" -> text.replace(own.commitment(), other.commitment());
      case "commitment of a stranger" -> {
        byte[] said = Signed.decode(HEX.parseHex(own.commitment())).body().toArray();
        yield withCommitment(Signed.by(NodeKey.of(Hash.sha256(said).toArray()), said));
      }
      case "settlement of another lease" -> text.replace(own.settlement(), other.settlement());
      case "signature of the grant changed" ->
          text.replace(own.grant(), changedBefore(own.grant(), 100));
      case "signature of the voucher changed" ->
          text.replace(own.settlement(), changedBefore(own.settlement(), 30));
      case "another job named" -> text.replace(own.job(), Hash.ZERO.hex());
      case "another lease named" ->
          text.replace('"' + own.lease() + '"', '"' + other.lease() + '"');
      case "no hexadecimal" -> text.replace(own.grant(), "grant");
      case "no receipt" -> "{\"receipt\": []}";
      default -> text.replaceFirst("\"receipt\" : 1", "\"receipt\" : 2");
    };
  }

  /** So many digits from the end one is another. */
  private static String changedBefore(String hex, int end) {
    int at = hex.length() - end;
    char other = hex.charAt(at) == '0' ? '1' : '0';
    return hex.substring(0, at) + other + hex.substring(at + 1);
  }
}
