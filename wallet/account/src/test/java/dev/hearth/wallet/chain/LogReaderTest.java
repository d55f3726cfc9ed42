package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs from nodes that refuse wide questions, fail in the middle and take blocks back. */
class LogReaderTest {
  private static final LogFilter ALL = LogFilter.of(Address.of(new byte[Address.SIZE]));
  private static final long HEAD = 60_000;

  private final LogNode node = new LogNode(HEAD);
  private final LogReader reader = new LogReader(new Rpc(node), () -> 3);

  LogReaderTest() {
    node.say(0, "genesis");
    node.say(9_999, "a", "b", "c");
    node.say(10_000, "d");
    node.say(31_234, "e", "f");
    node.say(HEAD - 1, "g");
  }

  private void saidOf(List<LogEntry> entries, String... words) {
    assertThat(entries).map(entry -> entry.topics().getFirst()).isEqualTo(topics(words));
  }

  private static List<Hash> topics(String... words) {
    return Stream.of(words).map(w -> Hash.keccak256(w.getBytes(StandardCharsets.UTF_8))).toList();
  }

  private void all(String... further) throws IOException {
    List<String> words = Stream.of("genesis", "a", "b", "c", "d", "e", "f", "g").toList();
    String[] expected = Stream.concat(words.stream(), Stream.of(further)).toArray(String[]::new);
    saidOf(reader.read(ALL, 0), expected);
  }

  @Test
  void aShortChainIsReadAtOnce() throws IOException {
    node.head = 9_000;
    saidOf(reader.read(ALL, 0), "genesis");
    assertThat(node.asked).containsExactly(new long[] {0, 9_000});
  }

  @ParameterizedTest
  @CsvSource({
    "-32005, query returned more than 10000 results",
    "-32005, limit exceeded",
    "-32602, block range is too large",
    "-32602, Log response size exceeded. this block range should work: [0x0; 0x1f3]",
    "-32000, exceed maximum block range: 700",
    "-32600, eth_getLogs is limited to a 700 range",
    "-32603, query timeout exceeded",
    "-32701, Please specify an address or less than 700 blocks",
  })
  void whatIsRefusedIsAskedInParts(int code, String message) throws IOException {
    node.refusal =
        (range, count) -> range[1] - range[0] >= 700 ? LogNode.error(code, message) : null;
    all();
    assertThat(node.asked).hasSizeBetween(90, 150);
  }

  @Test
  void tooManyResultsAreAskedInPartsToo() throws IOException {
    node.refusal = (range, count) -> count > 3 ? LogNode.error(-32005, "too many results") : null;
    all();
    assertThat(node.asked).hasSizeLessThan(60);
  }

  @ParameterizedTest
  @CsvSource({
    "-32005, daily request count exceeded; request rate limited",
    "-32029, Too Many Requests",
    "-32601, the method eth_getLogs does not exist",
  })
  void whoAsksTooOftenDoesNotAskMore(int code, String message) {
    node.refusal = (range, count) -> LogNode.error(code, message);
    assertThatThrownBy(() -> reader.read(ALL, 0)).hasMessageContaining(message);
    assertThat(node.asked).hasSize(1);
  }

  @Test
  void aRefusalThatIsNotAboutWidthLeavesNoNarrowQuestions() throws IOException {
    node.refusal = (range, count) -> LogNode.error(-32000, "out of order");
    assertThatThrownBy(() -> reader.read(ALL, 0)).hasMessageContaining("out of order");
    node.asked.clear();
    node.refusal = (range, count) -> null;
    all();
    assertThat(node.asked).hasSizeLessThan(8);
  }

  @Test
  void askedAgainOnlyNewBlocksAreRead() throws IOException {
    all();
    node.asked.clear();
    node.head += 5;
    node.say(HEAD + 2, "h");
    all("h");
    assertThat(node.asked).singleElement().satisfies(r -> assertThat(r[0]).isEqualTo(HEAD - 22));
    node.calls = 0;
    all("h");
    assertThat(node.calls).isEqualTo(3);
  }

  @Test
  void theRememberedPartMovesOn() throws IOException {
    all();
    for (int i = 0; i < 100; i++) {
      node.head += 10;
      all();
    }
    assertThat(node.asked).allSatisfy(r -> assertThat(r[1] - r[0]).isGreaterThan(0));
    assertThat(node.asked.getLast()[0]).isGreaterThan(HEAD + 900);
  }

  @Test
  void aLaterBeginningHidesWhatIsEarlier() throws IOException {
    all();
    saidOf(reader.read(ALL, 31_234), "e", "f", "g");
    assertThat(reader.read(ALL, HEAD + 10)).isEmpty();
  }

  @Test
  void anEarlierBeginningIsReadFromThere() throws IOException {
    saidOf(reader.read(ALL, 31_234), "e", "f", "g");
    all();
  }

  @Test
  void whatTheNewestBlocksSaidIsReplacedWithThem() throws IOException {
    all();
    node.branch = number -> number > HEAD - 3 ? "b" : "a";
    node.logs.remove(HEAD - 1);
    node.say(HEAD - 2, "other");
    node.asked.clear();
    saidOf(reader.read(ALL, 0), "genesis", "a", "b", "c", "d", "e", "f", "other");
    assertThat(node.asked).hasSize(1);
  }

  @Test
  void anotherChainIsReadFromItsBeginning() throws IOException {
    all();
    node.branch = number -> number > 9_000 ? "b" : "a";
    node.logs.tailMap(10_000L).clear();
    saidOf(reader.read(ALL, 0), "genesis", "a", "b", "c");
  }

  @Test
  void blocksReplacedBetweenTwoRangesAreReadAnew() throws IOException {
    node.refusal =
        (range, count) -> {
          if (range[0] >= 30_000 && node.branch.apply(HEAD).equals("a")) {
            node.branch = number -> number > HEAD - 5 ? "b" : "a";
            node.say(HEAD - 4, "other");
            node.logs.remove(HEAD - 1);
          }
          return null;
        };
    saidOf(reader.read(ALL, 0), "genesis", "a", "b", "c", "d", "e", "f", "other");
  }

  @Test
  void aChainThatNeverHoldsStillIsNotReadForever() {
    node.refusal =
        (range, count) -> {
          String next = node.branch.apply(HEAD) + "x";
          node.branch = number -> next;
          return range[1] - range[0] < 10_000 ? null : LogNode.error(-32005, "too wide");
        };
    assertThatThrownBy(() -> reader.read(ALL, 0)).hasMessageContaining("Try again");
  }

  @Test
  void afterAFailureInTheMiddleItGoesOnFromThere() throws IOException {
    node.refusal =
        (range, count) -> range[0] > 20_000 ? LogNode.error(-32029, "Too Many Requests") : null;
    assertThatThrownBy(() -> reader.read(ALL, 0)).hasMessageContaining("Too Many");
    long reached = node.asked.getLast()[0];
    node.asked.clear();
    node.refusal = (range, count) -> null;
    all();
    assertThat(node.asked.getFirst()[0]).isEqualTo(reached).isGreaterThan(20_000);
  }

  /** One machine behind the address has a block and another does not. */
  @Test
  void whatALaggingMachineDidNotSayIsSaidLater() throws IOException {
    List<String> late = node.logs.remove(HEAD - 1);
    saidOf(reader.read(ALL, 0), "genesis", "a", "b", "c", "d", "e", "f");
    node.logs.put(HEAD - 1, late);
    all();
  }
}
