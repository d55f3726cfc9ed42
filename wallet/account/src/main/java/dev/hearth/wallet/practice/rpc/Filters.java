package dev.hearth.wallet.practice.rpc;

import dev.hearth.wallet.practice.chain.PracticeChain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Filters that clients have installed, each with the block it has seen. */
final class Filters {
  /** A client that installs and forgets costs the oldest filters, not the memory. */
  private static final int LIMIT = 1024;

  private sealed interface Filter {
    List<?> changes(PracticeChain chain, long from);
  }

  private record OfLogs(LogQuery query) implements Filter {
    @Override
    public List<?> changes(PracticeChain chain, long from) {
      return query.logs(chain, from);
    }
  }

  private record OfBlocks() implements Filter {
    @Override
    public List<?> changes(PracticeChain chain, long from) {
      return chain.blocks(from, chain.head().number()).stream()
          .map(block -> Hex.data(block.hash()))
          .toList();
    }
  }

  private record Installed(Filter filter, long nextBlock) {}

  private final PracticeChain chain;
  private final Map<Long, Installed> installed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Installed> eldest) {
          return size() > LIMIT;
        }
      };
  private long lastId;

  Filters(PracticeChain chain) {
    this.chain = chain;
  }

  synchronized long installLogs(JsonNode object) throws RpcException {
    return install(new OfLogs(LogQuery.read(chain, object)));
  }

  synchronized long installBlocks() {
    return install(new OfBlocks());
  }

  private long install(Filter filter) {
    lastId++;
    installed.put(lastId, new Installed(filter, chain.head().number() + 1));
    return lastId;
  }

  /** What came since the last time this was asked. */
  synchronized List<?> changes(long id) throws RpcException {
    Installed found = find(id);
    long head = chain.head().number();
    installed.put(id, new Installed(found.filter(), head + 1));
    return found.filter().changes(chain, found.nextBlock());
  }

  synchronized List<JsonNode> logs(long id) throws RpcException {
    if (find(id).filter() instanceof OfLogs(LogQuery query)) {
      return query.logs(chain);
    }
    throw RpcException.serverError("filter not found");
  }

  synchronized boolean uninstall(long id) {
    return installed.remove(id) != null;
  }

  private Installed find(long id) throws RpcException {
    return Optional.ofNullable(installed.get(id))
        .orElseThrow(() -> RpcException.serverError("filter not found"));
  }
}
