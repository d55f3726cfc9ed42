package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The chain itself: who it is, its blocks and what gas costs. */
final class ChainMethods {
  private static final String CLIENT_VERSION = "hearth-practice/1";
  private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000);

  /** Geth's limit. */
  private static final long MAX_FEE_HISTORY = 1024;

  private final PracticeChain chain;

  ChainMethods(PracticeChain chain) {
    this.chain = chain;
  }

  Map<String, RpcMethod> all() {
    return Map.of(
        "web3_clientVersion", params -> CLIENT_VERSION,
        "net_version", params -> chain.chainId().toString(),
        "eth_chainId", params -> Hex.quantity(chain.chainId()),
        "eth_blockNumber", params -> Hex.quantity(chain.head().number()),
        "eth_gasPrice", params -> Hex.quantity(chain.nextBaseFee().add(TIP)),
        "eth_maxPriorityFeePerGas", params -> Hex.quantity(TIP),
        "eth_feeHistory", this::feeHistory,
        "eth_getBlockByNumber", this::blockByNumber,
        "eth_getBlockByHash", this::blockByHash);
  }

  private Object blockByNumber(Params params) throws RpcException {
    return view(BlockTag.find(chain, params.get(0)), params);
  }

  private Object blockByHash(Params params) throws RpcException {
    return view(chain.block(params.hash(0)), params);
  }

  private static JsonNode view(Optional<Block> block, Params params) {
    return block.map(found -> BlockView.of(found, params.flag(1))).orElse(null);
  }

  private Object feeHistory(Params params) throws RpcException {
    long count = Math.min(Params.number(params.get(0)), MAX_FEE_HISTORY);
    long newest = BlockTag.number(chain, params.get(1));
    List<Block> blocks = chain.blocks(newest - count + 1, newest);
    ObjectNode history = JsonNodeFactory.instance.objectNode();
    history.put("oldestBlock", Hex.quantity(Math.max(0, newest - count + 1)));
    ArrayNode baseFees = history.putArray("baseFeePerGas");
    blocks.forEach(block -> baseFees.add(Hex.quantity(block.header().baseFee())));
    baseFees.add(Hex.quantity(baseFeeAfter(newest)));
    ArrayNode ratios = history.putArray("gasUsedRatio");
    blocks.forEach(block -> ratios.add(fullness(block)));
    params
        .optional(2)
        .filter(percentiles -> !percentiles.isEmpty())
        .ifPresent(percentiles -> addRewards(history, blocks, percentiles.size()));
    return history;
  }

  private BigInteger baseFeeAfter(long number) {
    return chain
        .block(number + 1)
        .map(block -> block.header().baseFee())
        .orElseGet(chain::nextBaseFee);
  }

  private static double fullness(Block block) {
    return (double) block.header().gasUsed() / block.header().gasLimit();
  }

  /** With one transaction a block, its tip is the tip at every percentile. */
  private static void addRewards(ObjectNode history, List<Block> blocks, int percentiles) {
    ArrayNode rewards = history.putArray("reward");
    for (Block block : blocks) {
      String tip = Hex.quantity(tip(block));
      ArrayNode ofBlock = rewards.addArray();
      for (int i = 0; i < percentiles; i++) {
        ofBlock.add(tip);
      }
    }
  }

  private static BigInteger tip(Block block) {
    return block
        .receipt()
        .map(receipt -> receipt.effectiveGasPrice().subtract(block.header().baseFee()))
        .orElse(BigInteger.ZERO);
  }
}
