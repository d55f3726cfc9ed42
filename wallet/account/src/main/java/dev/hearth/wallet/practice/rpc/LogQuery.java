package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.LogFilter;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which logs of which blocks; an open end follows the chain. */
record LogQuery(LogFilter filter, long fromBlock, long toBlock) {
  static LogQuery read(PracticeChain chain, JsonNode object) throws RpcException {
    LogFilter filter = new LogFilter(addresses(object), topics(object));
    Optional<JsonNode> hash = Params.field(object, "blockHash");
    if (hash.isPresent()) {
      Block block =
          chain
              .block(Params.hash(hash.get()))
              .orElseThrow(() -> RpcException.serverError("unknown block"));
      return new LogQuery(filter, block.number(), block.number());
    }
    return new LogQuery(filter, fromBlock(chain, object), toBlock(chain, object));
  }

  private static long fromBlock(PracticeChain chain, JsonNode object) throws RpcException {
    Optional<JsonNode> from = Params.field(object, "fromBlock");
    return from.isPresent() ? BlockTag.number(chain, from.get()) : chain.head().number();
  }

  private static long toBlock(PracticeChain chain, JsonNode object) throws RpcException {
    Optional<JsonNode> to = Params.field(object, "toBlock").filter(LogQuery::isFixed);
    return to.isPresent() ? BlockTag.number(chain, to.get()) : Long.MAX_VALUE - 1;
  }

  private static boolean isFixed(JsonNode tag) {
    return tag.asString().startsWith("0x") || tag.asString().equals("earliest");
  }

  private static Set<Address> addresses(JsonNode object) throws RpcException {
    Set<Address> addresses = new HashSet<>();
    for (JsonNode address : oneOrMany(Params.field(object, "address"))) {
      addresses.add(Params.address(address));
    }
    return addresses;
  }

  private static List<Set<BigInteger>> topics(JsonNode object) throws RpcException {
    List<Set<BigInteger>> topics = new ArrayList<>();
    for (JsonNode position : oneOrMany(Params.field(object, "topics"))) {
      Set<BigInteger> wanted = new HashSet<>();
      for (JsonNode topic : oneOrMany(Optional.of(position).filter(node -> !node.isNull()))) {
        wanted.add(Params.word(topic));
      }
      topics.add(wanted);
    }
    return topics;
  }

  private static Iterable<JsonNode> oneOrMany(Optional<JsonNode> node) {
    return node.<Iterable<JsonNode>>map(n -> n.isArray() ? n.values() : List.of(n))
        .orElse(List.of());
  }

  /** What is wanted of the blocks from a number on. */
  List<JsonNode> logs(PracticeChain chain, long from) {
    return chain.blocks(Math.max(from, fromBlock), toBlock).stream()
        .flatMap(block -> LogView.of(block, filter).stream())
        .toList();
  }

  List<JsonNode> logs(PracticeChain chain) {
    return logs(chain, fromBlock);
  }
}
