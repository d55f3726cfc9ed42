package dev.hearth.node.notify;

import dev.hearth.node.store.Settings;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.token.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In the node's database. */
public final class SettingsToldStore implements ToldStore {
  private static final String EARNING = "told.earning";
  private static final String WITHDRAWN = "told.withdrawn";
  private static final String BENCHED = "told.benched";
  private static final String TOKENS = "told.withdrawn-tokens";
  private static final String BETWEEN = " ";
  private static final String OF = "=";
  private final Settings settings;

  public SettingsToldStore(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Told load() {
    return new Told(
        settings.get(EARNING).isPresent(),
        withdrawn(),
        settings.get(BENCHED).map(ids -> Set.of(ids.split(BETWEEN))).orElse(Set.of()));
  }

  @Override
  public void save(Told told) {
    put(EARNING, told.earning() ? "yes" : "");
    put(WITHDRAWN, told.withdrawn(Token.COIN).toString());
    put(TOKENS, tokens(told));
    put(BENCHED, String.join(BETWEEN, told.benched()));
  }

  private Map<Address, Wei> withdrawn() {
    Map<Address, Wei> withdrawn = new HashMap<>();
    settings.get(WITHDRAWN).ifPresent(coin -> withdrawn.put(Token.COIN, Wei.parse(coin)));
    settings.get(TOKENS).stream()
        .flatMap(sums -> Stream.of(sums.split(BETWEEN)))
        .map(sum -> sum.split(OF))
        .forEach(sum -> withdrawn.put(Address.ofHex(sum[0]), Wei.parse(sum[1])));
    withdrawn.values().removeIf(Wei::isZero);
    return withdrawn;
  }

  private static String tokens(Told told) {
    return told.withdrawn().entrySet().stream()
        .filter(sum -> !sum.getKey().equals(Token.COIN))
        .map(sum -> sum.getKey() + OF + sum.getValue())
        .collect(Collectors.joining(BETWEEN));
  }

  private void put(String name, String value) {
    if (value.isEmpty()) {
      settings.remove(name);
    } else {
      settings.put(name, value);
    }
  }
}
