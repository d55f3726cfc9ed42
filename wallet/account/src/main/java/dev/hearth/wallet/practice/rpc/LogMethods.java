package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.PracticeChain;
import java.util.Map;

/** Logs, asked for or followed. */
final class LogMethods {
  private final PracticeChain chain;
  private final Filters filters;

  LogMethods(PracticeChain chain) {
    this.chain = chain;
    this.filters = new Filters(chain);
  }

  Map<String, RpcMethod> all() {
    return Map.of(
        "eth_getLogs", params -> LogQuery.read(chain, params.get(0)).logs(chain),
        "eth_newFilter", params -> Hex.quantity(filters.installLogs(params.get(0))),
        "eth_newBlockFilter", params -> Hex.quantity(filters.installBlocks()),
        "eth_getFilterChanges", params -> filters.changes(Params.number(params.get(0))),
        "eth_getFilterLogs", params -> filters.logs(Params.number(params.get(0))),
        "eth_uninstallFilter", params -> filters.uninstall(Params.number(params.get(0))));
  }
}
