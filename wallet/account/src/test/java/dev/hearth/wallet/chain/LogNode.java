package dev.hearth.wallet.chain;

import dev.hearth.protocol.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.web3j.protocol.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node over a chain of any height with a log here and there, which refuses as it is told. */
final class LogNode extends Service {
  /** From one block to the next, the first at 1970. */
  static final int SECONDS = 12;

  private static final JsonMapper JSON = new JsonMapper();

  /** Its newest block. */
  long head;

  /** What each log says, by block. */
  final TreeMap<Long, List<String>> logs = new TreeMap<>();

  /** Named in a block's hash, so that another name is another block. */
  LongFunction<String> branch = number -> "a";

  /** An error for a range and its number of logs, or null. */
  BiFunction<long[], Integer, String> refusal = (range, count) -> null;

  /** What it says where a state is not kept. */
  String lost = error(-32000, "missing trie node");

  /** What a contract answers as of a block; null where the state is not kept. */
  LongFunction<String> state = number -> null;

  /** Ranges asked for, refused ones too. */
  final List<long[]> asked = new ArrayList<>();

  int calls;

  LogNode(long head) {
    super(false);
    this.head = head;
  }

  void say(long block, String... words) {
    logs.put(block, List.of(words));
  }

  static String error(int code, String message) {
    return "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message);
  }

  @Override
  protected InputStream performIO(String text) throws IOException {
    JsonNode request = JSON.readTree(text);
    JsonNode params = request.get("params");
    calls++;
    String answer =
        switch (request.get("method").asString()) {
          case "eth_getBlockByNumber" -> result(block(number(params.get(0))));
          case "eth_getLogs" -> logs(params.get(0));
          case "eth_call" -> call(number(params.get(1)));
          default -> throw new AssertionError(text);
        };
    String whole = "{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + "," + answer + "}";
    return new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8));
  }

  private long number(JsonNode tag) {
    return tag.asString().equals("latest") ? head : Long.decode(tag.asString());
  }

  private static String result(String json) {
    return "\"result\":" + json;
  }

  private String block(long number) {
    return number > head
        ? "null"
        : "{\"number\":\"0x%x\",\"hash\":\"%s\",\"timestamp\":\"0x%x\"}"
            .formatted(number, hash(number), number * SECONDS);
  }

  private String hash(long number) {
    String name = branch.apply(number) + number;
    return "0x" + Hash.keccak256(name.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private String call(long number) {
    String answer = state.apply(number);
    return answer == null ? "\"error\":" + lost : result("\"" + answer + "\"");
  }

  private String logs(JsonNode filter) {
    long first = number(filter.get("fromBlock"));
    long last = number(filter.get("toBlock"));
    asked.add(new long[] {first, last});
    List<String> entries = new ArrayList<>();
    logs.subMap(first, last + 1)
        .forEach(
            (block, words) -> {
              for (int i = 0; i < words.size(); i++) {
                entries.addFirst(log(block, i, words.get(i)));
              }
            });
    String refused = refusal.apply(new long[] {first, last}, entries.size());
    return refused == null ? result("[" + String.join(",", entries) + "]") : "\"error\":" + refused;
  }

  /** Nodes need not sort them, and {@link #logs} gives the last one first. */
  private String log(long block, int index, String word) {
    String topic = Hash.keccak256(word.getBytes(StandardCharsets.UTF_8)).hex();
    return """
        {"blockNumber":"0x%x","blockHash":"%s","transactionHash":"0x%s","logIndex":"0x%x",\
        "topics":["0x%s"],"data":"0x"}"""
        .formatted(block, hash(block), topic, index, topic);
  }

  @Override
  public void close() {}
}
