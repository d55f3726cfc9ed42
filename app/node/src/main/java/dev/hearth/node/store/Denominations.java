package dev.hearth.node.store;

import dev.hearth.api.Denomination;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What tokens called their units when they were asked, chain by chain: so that amounts read the
 * same while no chain is there. Safe for any thread.
 */
public final class Denominations {
  private final Settings kept;
  private final Map<Key, Denomination> known = new ConcurrentHashMap<>();

  private record Key(long chain, Address token) {
    String name() {
      return "token." + chain + "." + token;
    }
  }

  Denominations(Settings kept) {
    this.kept = kept;
  }

  /** Coin is known anywhere; empty for a token that was never asked. */
  public Optional<Denomination> find(long chain, Address token) {
    if (token.equals(Address.ZERO)) {
      return Optional.of(Denomination.COIN);
    }
    Key key = new Key(chain, token);
    Denomination there = known.get(key);
    return there != null
        ? Optional.of(there)
        : kept.get(key.name())
            .map(text -> read(token, text))
            .map(read -> known.merge(key, read, (first, second) -> first));
  }

  private static Denomination read(Address token, String text) {
    int space = text.indexOf(' ');
    return new Denomination(
        token, text.substring(space + 1), Integer.parseInt(text.substring(0, space)));
  }

  /** What a job's amounts are in; of a token that was never asked, its smallest units. */
  public Denomination of(JobSpec job) {
    return find(job.escrow().chainId(), job.token())
        .orElseGet(() -> Denomination.unread(job.token()));
  }

  /** Keeps it. */
  public void put(long chain, Denomination told) {
    Key key = new Key(chain, told.token());
    kept.put(key.name(), told.decimals() + " " + told.symbol());
    known.put(key, told);
  }
}
