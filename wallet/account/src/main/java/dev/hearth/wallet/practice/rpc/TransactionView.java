package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.Receipt;
import dev.hearth.wallet.practice.chain.Transaction;
import dev.hearth.wallet.practice.evm.AccessListEntry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sealed transaction as JSON. */
final class TransactionView {
  private TransactionView() {}

  static ObjectNode of(Block block, Receipt receipt) {
    Transaction transaction = receipt.transaction();
    ObjectNode view =
        JsonNodeFactory.instance
            .objectNode()
            .put("hash", Hex.data(transaction.hash()))
            .put("type", Hex.quantity(transaction.type().ordinal()))
            .put("blockHash", Hex.data(block.hash()))
            .put("blockNumber", Hex.quantity(block.number()))
            .put("transactionIndex", "0x0")
            .put("from", transaction.sender().toString())
            .put("to", transaction.to().map(Object::toString).orElse(null))
            .put("nonce", Hex.quantity(transaction.nonce()))
            .put("gas", Hex.quantity(transaction.gasLimit()))
            .put("gasPrice", Hex.quantity(receipt.effectiveGasPrice()))
            .put("value", Hex.quantity(transaction.value()))
            .put("input", transaction.data().toString())
            .put("v", Hex.quantity(transaction.seal().v()))
            .put("r", Hex.quantity(transaction.seal().r()))
            .put("s", Hex.quantity(transaction.seal().s()));
    transaction.chainId().ifPresent(id -> view.put("chainId", Hex.quantity(id)));
    addTypedFields(view, transaction);
    return view;
  }

  private static void addTypedFields(ObjectNode view, Transaction transaction) {
    if (transaction.type() == Transaction.Type.LEGACY) {
      return;
    }
    view.put("yParity", Hex.quantity(transaction.seal().v()));
    ArrayNode accessList = view.putArray("accessList");
    transaction.accessList().forEach(entry -> accessList.add(of(entry)));
    if (transaction.type() == Transaction.Type.DYNAMIC_FEE) {
      view.put("maxFeePerGas", Hex.quantity(transaction.maxFee()));
      view.put("maxPriorityFeePerGas", Hex.quantity(transaction.maxPriorityFee()));
    }
  }

  private static ObjectNode of(AccessListEntry entry) {
    ObjectNode view =
        JsonNodeFactory.instance.objectNode().put("address", entry.address().toString());
    ArrayNode keys = view.putArray("storageKeys");
    entry.keys().forEach(key -> keys.add(Hex.word(key)));
    return view;
  }
}
