package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.util.Map;

/** What only a practice chain can do, under the names that anvil gave it. */
final class PracticeMethods {
  private final PracticeChain chain;

  PracticeMethods(PracticeChain chain) {
    this.chain = chain;
  }

  Map<String, RpcMethod> all() {
    return Map.of(
        "evm_increaseTime", refusing(this::increaseTime),
        "evm_setNextBlockTimestamp", refusing(this::setNextBlockTime),
        "evm_mine", this::mine,
        "anvil_setBalance", refusing(this::setBalance));
  }

  /** What the chain will not do for these values is the caller's mistake. */
  private static RpcMethod refusing(RpcMethod method) {
    return params -> {
      try {
        return method.call(params);
      } catch (IllegalArgumentException e) {
        throw RpcException.invalidParams(e.getMessage());
      }
    };
  }

  private Object increaseTime(Params params) throws RpcException, IOException {
    return chain.increaseTime(Params.number(params.get(0)));
  }

  private Object setNextBlockTime(Params params) throws RpcException, IOException {
    chain.setNextBlockTime(Params.number(params.get(0)));
    return null;
  }

  private Object mine(Params params) throws IOException {
    chain.mine();
    return "0x0";
  }

  private Object setBalance(Params params) throws RpcException, IOException {
    chain.setBalance(params.address(0), new Wei(params.quantity(1)));
    return null;
  }
}
