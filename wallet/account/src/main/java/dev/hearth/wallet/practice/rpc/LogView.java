package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.LogFilter;
import dev.hearth.wallet.practice.chain.Receipt;
import dev.hearth.wallet.practice.evm.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Logs as JSON. */
final class LogView {
  static final LogFilter ALL = new LogFilter(Set.of(), List.of());

  private LogView() {}

  /** The block's logs that a filter wants. */
  static List<JsonNode> of(Block block, LogFilter filter) {
    return block.receipt().map(receipt -> of(block, receipt, filter)).orElse(List.of());
  }

  private static List<JsonNode> of(Block block, Receipt receipt, LogFilter filter) {
    List<JsonNode> views = new ArrayList<>();
    for (int index = 0; index < receipt.logs().size(); index++) {
      if (filter.matches(receipt.logs().get(index))) {
        views.add(of(block, receipt, index));
      }
    }
    return views;
  }

  private static ObjectNode of(Block block, Receipt receipt, int index) {
    Log log = receipt.logs().get(index);
    ObjectNode view =
        JsonNodeFactory.instance
            .objectNode()
            .put("address", log.address().toString())
            .put("data", Hex.data(log.data()))
            .put("blockHash", Hex.data(block.hash()))
            .put("blockNumber", Hex.quantity(block.number()))
            .put("blockTimestamp", Hex.quantity(block.header().time()))
            .put("transactionHash", Hex.data(receipt.transaction().hash()))
            .put("transactionIndex", "0x0")
            .put("logIndex", Hex.quantity(index))
            .put("removed", false);
    ArrayNode topics = view.putArray("topics");
    log.topics().forEach(topic -> topics.add(Hex.word(topic)));
    return view;
  }
}
