package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.NodeKey;
import dev.hearth.wallet.keys.SeedPhrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private final SecureRandom random = new SecureRandom();
  private final SeedPhrase paper = SeedPhrase.generate(random);
  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;

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
    return Identity.open(folder.root(), store.settings(), random);
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

    identity.restore("", paper.words(), "secret");

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

    identity.restore("", paper.words(), "new");

    assertThat(identity.walletKey("new").address()).isEqualTo(paper.walletKey().address());
    assertThat(copies().getFirst()).hasContent("{ torn");
  }

  @Test
  void aWrongPassphraseRestoresNothing() throws Exception {
    Identity identity = identity();
    identity.guard("", "secret");
    Address before = identity.address();
    assertThatThrownBy(() -> identity.restore("", paper.words(), "new"))
        .isInstanceOf(RpcException.class);
    assertThatThrownBy(() -> identity.restore("secret", "no words", "new"))
        .isInstanceOf(RpcException.class);
    assertThat(identity.address()).isEqualTo(before);
    assertThat(copies()).isEmpty();
  }
}
