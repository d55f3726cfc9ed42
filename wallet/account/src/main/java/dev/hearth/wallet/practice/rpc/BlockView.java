package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.Header;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A block as JSON. */
final class BlockView {
  private BlockView() {}

  /**
   * @param full whether to list transactions whole, or by hash
   */
  static ObjectNode of(Block block, boolean full) {
    Header header = block.header();
    ObjectNode view =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", Hex.quantity(block.number()))
            .put("hash", Hex.data(block.hash()))
            .put("parentHash", Hex.data(header.parent()))
            .put("sha3Uncles", Hex.data(Header.NO_OMMERS))
            .put("miner", Header.COINBASE.toString())
            .put("stateRoot", Hex.data(header.stateRoot()))
            .put("transactionsRoot", Hex.data(header.transactionsRoot()))
            .put("receiptsRoot", Hex.data(header.receiptsRoot()))
            .put("logsBloom", header.bloom().toString())
            .put("difficulty", "0x0")
            .put("totalDifficulty", "0x0")
            .put("gasLimit", Hex.quantity(header.gasLimit()))
            .put("gasUsed", Hex.quantity(header.gasUsed()))
            .put("timestamp", Hex.quantity(header.time()))
            .put("extraData", "0x")
            .put("mixHash", Hex.data(header.prevRandao()))
            .put("nonce", "0x0000000000000000")
            .put("baseFeePerGas", Hex.quantity(header.baseFee()))
            .put("withdrawalsRoot", Hex.data(Header.NO_WITHDRAWALS))
            .put("blobGasUsed", "0x0")
            .put("excessBlobGas", "0x0")
            .put("parentBeaconBlockRoot", Hex.data(Hash.ZERO));
    view.putArray("uncles");
    view.putArray("withdrawals");
    addTransactions(view.putArray("transactions"), block, full);
    return view;
  }

  private static void addTransactions(ArrayNode list, Block block, boolean full) {
    block
        .receipt()
        .ifPresent(
            receipt -> {
              if (full) {
                list.add(TransactionView.of(block, receipt));
              } else {
                list.add(Hex.data(receipt.transaction().hash()));
              }
            });
  }
}
