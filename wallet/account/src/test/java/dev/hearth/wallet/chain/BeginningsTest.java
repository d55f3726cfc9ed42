package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which block on a contract knows of something, by nodes with and without old states. */
class BeginningsTest {
  private static final long HEAD = 20_000_000;
  private static final long OLDEST = 7_654_321;
  private static final Beginnings.Question QUESTION =
      new Beginnings.Question(Address.of(new byte[Address.SIZE]), Bytes.ofHex("00"));

  private final LogNode node = new LogNode(HEAD);
  private final Beginnings beginnings = new Beginnings(new Rpc(node), timeOf(OLDEST));

  private static Instant timeOf(long block) {
    return Instant.ofEpochSecond(block * LogNode.SECONDS);
  }

  /** Nothing is there, then a contract that answers zeros, then one that knows. */
  private static String answer(long number, long first) {
    if (number < first) {
      return number < first / 2 ? "0x" : "0x" + "0".repeat(64);
    }
    return "0x" + "0".repeat(63) + "7";
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "7", "12345678", "19999999", "20000000"})
  void isFoundWhereStatesAreKept(long first) throws IOException {
    node.state = number -> answer(number, first);
    assertThat(beginnings.of(QUESTION)).isEqualTo(first);
    assertThat(node.calls).isLessThan(60);
    node.calls = 0;
    assertThat(beginnings.of(QUESTION)).isEqualTo(first);
    assertThat(node.calls).isZero();
  }

  @Test
  void aRecentOneIsFoundByNodesThatKeepOnlyRecentStates() throws IOException {
    node.state = number -> number < HEAD - 128 ? null : answer(number, HEAD - 50);
    assertThat(beginnings.of(QUESTION)).isEqualTo(HEAD - 50);
  }

  @Test
  void whereTheStateIsGoneAllBlocksSinceThereAreContractsCount() throws IOException {
    node.state = number -> number < HEAD - 128 ? null : answer(number, 12_345_678);
    assertThat(beginnings.of(QUESTION)).isEqualTo(OLDEST);
    assertThat(node.calls).isLessThan(50);
  }

  @ParameterizedTest
  @CsvSource({"9000, 5000", "7000000, 7654321"})
  void aShortChainAndOneWhoseClockIsBehindAreReadWhole(long head, long oldest) throws IOException {
    node.head = head;
    node.state = number -> number < head ? null : answer(number, 1);
    assertThat(new Beginnings(new Rpc(node), timeOf(oldest)).of(QUESTION)).isZero();
  }

  @Test
  void whatIsNotThereYetMayComeInTheNextBlock() throws IOException {
    node.state = number -> answer(number, HEAD + 3);
    assertThat(beginnings.of(QUESTION)).isEqualTo(HEAD);
    node.head = HEAD + 10;
    assertThat(beginnings.of(QUESTION)).isEqualTo(HEAD + 3);
  }
}
