package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.Receipt;
import dev.hearth.wallet.practice.chain.Transaction;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A transaction receipt as JSON. */
final class ReceiptView {
  private ReceiptView() {}

  static ObjectNode of(Block block, Receipt receipt) {
    Transaction transaction = receipt.transaction();
    ObjectNode view =
        JsonNodeFactory.instance
            .objectNode()
            .put("transactionHash", Hex.data(transaction.hash()))
            .put("transactionIndex", "0x0")
            .put("blockHash", Hex.data(block.hash()))
            .put("blockNumber", Hex.quantity(block.number()))
            .put("from", transaction.sender().toString())
            .put("to", transaction.to().map(Object::toString).orElse(null))
            .put("contractAddress", receipt.created().map(Object::toString).orElse(null))
            .put("cumulativeGasUsed", Hex.quantity(receipt.gasUsed()))
            .put("gasUsed", Hex.quantity(receipt.gasUsed()))
            .put("effectiveGasPrice", Hex.quantity(receipt.effectiveGasPrice()))
            .put("logsBloom", receipt.bloom().toString())
            .put("status", receipt.succeeded() ? "0x1" : "0x0")
            .put("type", Hex.quantity(transaction.type().ordinal()));
    view.putArray("logs").addAll(LogView.of(block, LogView.ALL));
    return view;
  }
}
