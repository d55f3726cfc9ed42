package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    String[] arguments = new String[more.length + 4];
    arguments[0] = "chain";
    arguments[1] = "deploy";
    arguments[2] = "--rpc=" + node.endpoint();
    arguments[3] = "--key-file=" + folder.resolve("key.hex");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Invocation.of(arguments);
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
