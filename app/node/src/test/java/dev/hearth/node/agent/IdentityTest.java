package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.wallet.keys.Pairing;
import dev.hearth.wallet.keys.SealedPairing;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.keys.Web3Keystore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final SeedPhrase paper = SeedPhrase.generate(random);
  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;
  private Optional<Address> payout = Optional.empty();

  @BeforeEach
  void open() throws IOException {
    folder = DataFolder.open(root.resolve("data"));
    store = NodeStore.open(folder, InstantSource.system());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    folder.close();
  }

  private Identity identity() throws IOException {
    return Identity.open(folder.root(), store.settings(), () -> payout, random);
  }

  private Path wallet() {
    return folder.root().resolve("wallet.json");
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder.root())) {
      return files.filter(file -> file.getFileName().toString().startsWith("wallet-")).toList();
    }
  }

  /** Leases and jobs under way are signed by it, and it is the machine's name among peers. */
  @Test
  void restoringAnotherWalletKeepsTheNodeKey() throws Exception {
    Identity identity = identity();
    NodeKey key = identity.nodeKey();
    Address gas = identity.gasPayer().address();

    identity.restore("", paper.words(), "secret", OptionalInt.empty());

    assertThat(identity.address()).isEqualTo(paper.walletKey().address());
    Identity later = identity();
    assertThat(List.of(identity.nodeKey().peerId(), later.nodeKey().peerId()))
        .containsOnly(key.peerId());
    assertThat(later.gasPayer().address()).isEqualTo(gas).isNotIn(key.address(), later.address());
  }

  @Test
  void aLostWalletIsNotReplacedBehindTheOwnersBack() throws Exception {
    identity();
    byte[] key = Files.readAllBytes(folder.root().resolve("node.key"));
    Files.delete(wallet());
    assertThatThrownBy(this::identity)
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo("WALLET-MISSING"))
        .hasMessageContaining("wallet.json is gone");
    assertThat(wallet()).doesNotExist();
    assertThat(folder.root().resolve("node.key")).hasBinaryContent(key);
  }

  @Test
  void aDamagedWalletIsRestoredAndKeptBeside() throws Exception {
    Identity identity = identity();
    identity.guard("", "secret");
    Files.writeString(wallet(), "{ torn");

    identity.restore("", paper.words(), "new", OptionalInt.empty());

    assertThat(identity.walletKey("new").address()).isEqualTo(paper.walletKey().address());
    assertThat(copies().getFirst()).hasContent("{ torn");
  }

  @Test
  void aWrongPassphraseRestoresNothing() throws Exception {
    Identity identity = identity();
    identity.guard("", "secret");
    Address before = identity.address();
    assertThatThrownBy(() -> identity.restore("", paper.words(), "new", OptionalInt.empty()))
        .isInstanceOf(RpcException.class);
    assertThatThrownBy(() -> identity.restore("secret", "no words", "new", OptionalInt.empty()))
        .isInstanceOf(RpcException.class);
    assertThat(identity.address()).isEqualTo(before);
    assertThat(copies()).isEmpty();
  }

  /** The words alone bring back who a machine was: its wallet and its name among peers. */
  @Test
  void theWordsBringBackAMachineByItsNumber() throws Exception {
    Identity identity = identity();
    PeerId before = identity.nodeKey().peerId();

    identity.restore("", paper.words(), "secret", OptionalInt.of(2));

    assertThat(identity.nodeKey().peerId()).isEqualTo(before);
    assertThat(identity.hasToStartAgain()).isTrue();
    Identity later = identity();
    assertThat(later.nodeKey().peerId()).isEqualTo(paper.nodeKey(2).peerId());
    assertThat(later.machine()).isEqualTo(2);
    assertThat(later.hasToStartAgain()).isFalse();
  }

  @Test
  void aMachineThatJoinsEarnsForTheWalletAndCannotSpendFromIt() throws Exception {
    Identity first = identity();
    first.restore("", paper.words(), "secret", OptionalInt.of(0));
    Identity.Paired paired = first.pair("secret", OptionalInt.empty(), NOW);
    assertThat(paired.peer()).isEqualTo(paper.nodeKey(1).peerId());
    assertThat(first.pair("secret", OptionalInt.empty(), NOW).machine()).isEqualTo(2);
    assertThat(first.pair("secret", OptionalInt.of(1), NOW).machine()).isEqualTo(1);

    folder.close();
    store.close();
    folder = DataFolder.open(root.resolve("second"));
    store = NodeStore.open(folder, InstantSource.system());
    Identity second = identity();
    Address rests = second.address();
    SealedPairing.Opening opened =
        SealedPairing.open(paired.sealed().text(), paired.sealed().code(), NOW);
    Pairing pairing = ((SealedPairing.Opening.Opened) opened).pairing();
    second.join(pairing);
    payout = Optional.of(pairing.payout());

    Identity later = identity();
    assertThat(later.nodeKey().peerId()).isEqualTo(paired.peer());
    assertThat(later.machine()).isEqualTo(1);
    assertThat(later.address()).isEqualTo(paper.walletKey().address()).isNotEqualTo(rests);
    assertThat(later.isWatching()).isTrue();
    for (ThrowingCallable spending :
        List.<ThrowingCallable>of(
            () -> later.walletKey(""),
            () -> later.walletKey("secret"),
            () -> later.pair("", OptionalInt.empty(), NOW))) {
      assertThatThrownBy(spending)
          .isInstanceOfSatisfying(
              RpcException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("WALLET-WATCHING"));
    }
    assertThat(everyFileIn(folder.root())).noneMatch(text -> text.contains(paper.words()));
  }

  private static List<String> everyFileIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return texts;
    }
  }

  @Test
  void aKeyOfAnotherWalletIsTakenAndGivenBack() throws Exception {
    Identity identity = identity();
    PeerId peer = identity.nodeKey().peerId();
    String file = identity.export("", "file");
    Address own = identity.address();
    identity.restore("", paper.words(), "secret", OptionalInt.empty());

    Web3Keystore.Reading read = Web3Keystore.read(file, "file".toCharArray());
    identity.importKey("secret", ((Web3Keystore.Reading.Read) read).key(), "new");

    assertThat(identity.address()).isEqualTo(own);
    assertThat(identity.walletKey("new").address()).isEqualTo(own);
    assertThat(identity().nodeKey().peerId()).isEqualTo(peer);
    assertThatThrownBy(() -> identity.words("new"))
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo("WALLET-NO-WORDS"));
    assertThat(identity.isBackedUp()).isFalse();
    identity.export("new", "file");
    assertThat(identity.isBackedUp()).isTrue();
  }
}
