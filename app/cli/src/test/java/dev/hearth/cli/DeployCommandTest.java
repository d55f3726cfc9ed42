package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.store.FileOutbox;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.chain.SentTransaction;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.Keystore;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What {@code hearth chain deploy} puts onto a chain, and that it does so once. */
class DeployCommandTest {
  private static final String SECRET = "2".repeat(64);
  private static final Wei PLENTY = Wei.parse("1000000000000000000");
  private final WalletKey key = WalletKey.of(HexFormat.of().parseHex(SECRET));
  @TempDir Path folder;
  private PracticeNode node;
  private Chain chain;

  @BeforeEach
  void open() throws IOException {
    node = new PracticeNode(folder.resolve("chain"), 0, InstantSource.system());
    chain = Chain.connect(node.endpoint());
    Files.writeString(folder.resolve("key.hex"), SECRET);
  }

  @AfterEach
  void close() throws IOException {
    chain.close();
    node.close();
  }

  private Invocation deploy(String... more) {
    return run(Stream.concat(Stream.of("--key-file=" + file("key.hex")), Stream.of(more)));
  }

  /** Paid by the wallet of the data folder. */
  private Invocation deployFromWallet(String... more) {
    return run(Stream.of(more));
  }

  private Invocation run(Stream<String> more) {
    Stream<String> begin =
        Stream.of("chain", "deploy", "--rpc=" + node.endpoint(), "--data-dir=" + file("data"));
    return Invocation.of(Stream.concat(begin, more).toArray(String[]::new));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Address wallet(String passphrase) throws IOException {
    Files.writeString(file("passphrase"), passphrase + "\n");
    Keystore keystore = new Keystore(file("data/wallet.json"), new SecureRandom());
    keystore.write(SeedPhrase.generate(new SecureRandom()), passphrase.toCharArray());
    return keystore.address();
  }

  @Test
  void putsTheContractsThereOnce() throws IOException {
    chain.practiceTools().grant(key.address(), PLENTY);
    chain.transfer(key, Address.ofHex("0x" + "1".repeat(40)), Wei.of(1));

    JsonNode first = deploy("--json").last();
    assertThat(first.get("deployed").asBoolean()).isTrue();
    assertThat(first.get("chain_id").asLong()).isEqualTo(chain.id());
    assertThat(first.get("gas").asLong()).isBetween(5_000_000L, 16_000_000L);
    assertThat(Wei.parse(first.get("fee").asString())).isGreaterThan(Wei.ZERO);
    Address escrow = Address.ofHex(first.get("escrow").asString());
    assertThat(Escrow.at(chain, escrow).isGenuine()).isTrue();
    Address audits = Address.ofHex(first.get("audits").asString());
    assertThat(Audits.at(chain, audits).isGenuine()).isTrue();

    Wei left = chain.balance(key.address());
    JsonNode second = deploy("--json").last();
    assertThat(second.get("deployed").asBoolean()).isFalse();
    assertThat(first.get("transactions").size()).isEqualTo(3);
    assertThat(second.get("transactions").isEmpty()).isTrue();
    for (String contract : new String[] {"escrow", "court", "referee", "audits"}) {
      assertThat(second.get(contract)).isEqualTo(first.get(contract));
      assertThat(chain.code(Address.ofHex(first.get(contract).asString())).size()).isPositive();
    }
    assertThat(chain.balance(key.address())).isEqualTo(left);
  }

  /** As when the first run ended, or ran out of money, between the two. */
  @Test
  void takesTheCourtThatIsThereAlready() throws IOException {
    chain.practiceTools().grant(key.address(), PLENTY);
    var court = (TransactionOutcome.Mined) Court.deploy(chain, key);

    JsonNode said = deploy("--json").last();

    assertThat(said.get("deployed").asBoolean()).isTrue();
    assertThat(said.get("transactions").size()).isEqualTo(2);
    assertThat(said.get("court").asString()).isEqualTo(court.contract().orElseThrow().toString());
    Address escrow = Address.ofHex(said.get("escrow").asString());
    assertThat(Escrow.at(chain, escrow).isGenuine()).isTrue();
  }

  /** As when the first run was killed before its transaction was mined. */
  @Test
  void whatAnEarlierRunSentIsNotSentOnceMore() throws IOException {
    chain.practiceTools().grant(key.address(), PLENTY);
    Outbox kept = new FileOutbox(file("data/deploying"));
    Outbox dying =
        new Outbox() {
          @Override
          public void keep(SentTransaction transaction) throws IOException {
            kept.keep(transaction);
            throw new IOException("killed");
          }

          @Override
          public void remove(Hash id) {}

          @Override
          public List<SentTransaction> all() {
            return List.of();
          }
        };
    try (Chain dead = Chain.connect(node.endpoint(), () -> 1, dying)) {
      assertThatThrownBy(() -> Court.deploy(dead, key)).hasMessage("killed");
    }
    assertThat(chain.transactions(key.address())).isZero();

    JsonNode said = deploy("--json").last();

    assertThat(said.get("transactions").size()).isEqualTo(2);
    assertThat(chain.transactions(key.address())).isEqualTo(3);
    assertThat(kept.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "correct horse"})
  void theWalletPays(String passphrase) throws IOException {
    Address wallet = wallet(passphrase);
    chain.practiceTools().grant(wallet, PLENTY);
    String[] secret =
        passphrase.isEmpty()
            ? new String[] {"--json"}
            : new String[] {"--json", "--passphrase-file=" + file("passphrase")};

    JsonNode said = deployFromWallet(secret).last();

    assertThat(said.get("transactions").size()).isEqualTo(3);
    assertThat(chain.transactions(wallet)).isEqualTo(3);
    Address escrow = Address.ofHex(said.get("escrow").asString());
    assertThat(Escrow.at(chain, escrow).isGenuine()).isTrue();
  }

  @Test
  void aWalletThatDoesNotOpenPaysNothing() throws IOException {
    Address wallet = wallet("correct horse");
    chain.practiceTools().grant(wallet, PLENTY);
    Files.writeString(file("wrong"), "battery");

    for (Invocation said :
        List.of(deployFromWallet(), deployFromWallet("--passphrase-file=" + file("wrong")))) {
      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.err())
          .singleElement()
          .asString()
          .contains("not the wallet's passphrase")
          .endsWith("[WALLET-PASSPHRASE]");
    }
    assertThat(chain.transactions(wallet)).isZero();
  }

  @Test
  void withoutAWalletItSaysSo() {
    Invocation said = deployFromWallet();

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).singleElement().asString().endsWith("[WALLET-NONE]");
    assertThat(file("data")).doesNotExist();
  }

  @Test
  void oneOfTheTwoPays() {
    Invocation said = deploy("--passphrase-file=" + file("passphrase"));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).singleElement().asString().endsWith("[DEPLOY-VALUE]");
  }

  @Test
  void saysWhereTheyAreAndWhatItTook() throws IOException {
    chain.practiceTools().grant(key.address(), PLENTY);

    assertThat(deploy().out())
        .hasSize(6)
        .anyMatch(line -> line.matches("Escrow  0x[0-9a-f]{40}"))
        .anyMatch(line -> line.matches("Audits  0x[0-9a-f]{40}"))
        .anyMatch(
            line ->
                line.matches(
                    "Put there by 0x[0-9a-f]{64}(, 0x[0-9a-f]{64}){2} for .* gas, .*ETH."));
    assertThat(deploy().out().getLast()).isEqualTo("They were there already.");
  }

  @Test
  void anEmptyAccountIsToldHowMuchIsMissing() {
    Invocation said = deploy();

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .singleElement()
        .asString()
        .contains(key.address().toString(), "ETH short")
        .doesNotContain(SECRET)
        .endsWith("[DEPLOY-FAILED]");
  }

  @Test
  void anotherChainIsLeftAlone() throws IOException {
    chain.practiceTools().grant(key.address(), PLENTY);
    Invocation said = deploy("--chain-id=1");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .singleElement()
        .asString()
        .contains("not 1")
        .endsWith("[CHAIN-UNREACHED]");
    assertThat(chain.transactions(key.address())).isZero();
  }
}
