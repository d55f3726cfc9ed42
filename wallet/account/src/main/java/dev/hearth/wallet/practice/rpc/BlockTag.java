package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.chain.Block;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which block a request means: a number, a hash (EIP-1898), or a word. */
final class BlockTag {
  /** Every block here is final at once. */
  private static final Set<String> LATEST = Set.of("latest", "pending", "safe", "finalized");

  private BlockTag() {}

  /** The block, if it exists. Every block here is final at once, so most words mean the last. */
  static Optional<Block> find(PracticeChain chain, JsonNode tag) throws RpcException {
    if (tag.isObject()) {
      return findNamed(chain, tag);
    }
    return chain.block(number(chain, tag));
  }

  static long number(PracticeChain chain, JsonNode tag) throws RpcException {
    return switch (tag.asString()) {
      case "latest", "pending", "safe", "finalized" -> chain.head().number();
      case "earliest" -> 0;
      default -> Params.number(tag);
    };
  }

  private static Optional<Block> findNamed(PracticeChain chain, JsonNode tag) throws RpcException {
    Optional<JsonNode> byHash = Params.field(tag, "blockHash");
    if (byHash.isPresent()) {
      Hash hash = Params.hash(byHash.get());
      return chain.block(hash);
    }
    Optional<JsonNode> byNumber = Params.field(tag, "blockNumber");
    return byNumber.isPresent() ? find(chain, byNumber.get()) : Optional.empty();
  }

  /**
   * Refuses questions about a state that is no longer kept. Who asks for the latest means whichever
   * that is by now: it is not looked up, for a block may be mined meanwhile.
   */
  static void requireLatest(PracticeChain chain, Optional<JsonNode> tag) throws RpcException {
    if (tag.isEmpty() || LATEST.contains(tag.get().asString(""))) {
      return;
    }
    Block block =
        find(chain, tag.get()).orElseThrow(() -> RpcException.serverError("header not found"));
    if (block.number() < chain.head().number()) {
      throw RpcException.serverError(
          "the practice chain keeps only its latest state, not that of block " + block.number());
    }
  }
}
