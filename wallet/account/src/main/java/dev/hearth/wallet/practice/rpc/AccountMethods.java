package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.PracticeChain;
import java.util.List;
import java.util.Map;

/** What accounts hold, in the latest state. */
final class AccountMethods {
  private final PracticeChain chain;

  AccountMethods(PracticeChain chain) {
    this.chain = chain;
  }

  Map<String, RpcMethod> all() {
    return Map.of(
        "eth_accounts", params -> List.of(),
        "eth_getBalance",
            latest(1, params -> Hex.quantity(chain.balance(params.address(0)).amount())),
        "eth_getTransactionCount",
            latest(1, params -> Hex.quantity(chain.nonce(params.address(0)))),
        "eth_getCode", latest(1, params -> chain.code(params.address(0)).toString()),
        "eth_getStorageAt",
            latest(2, params -> Hex.word(chain.storage(params.address(0), params.quantity(1)))));
  }

  private RpcMethod latest(int tagIndex, RpcMethod method) {
    return params -> {
      BlockTag.requireLatest(chain, params.optional(tagIndex));
      return method.call(params);
    };
  }
}
