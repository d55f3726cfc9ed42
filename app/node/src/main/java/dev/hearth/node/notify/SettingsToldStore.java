package dev.hearth.node.notify;

import dev.hearth.node.store.Settings;
import dev.hearth.protocol.Wei;
import java.util.Set;

/** In the node's database. */
public final class SettingsToldStore implements ToldStore {
  private static final String EARNING = "told.earning";
  private static final String WITHDRAWN = "told.withdrawn";
  private static final String BENCHED = "told.benched";
  private static final String BETWEEN = " ";
  private final Settings settings;

  public SettingsToldStore(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Told load() {
    return new Told(
        settings.get(EARNING).isPresent(),
        settings.get(WITHDRAWN).map(Wei::parse).orElse(Wei.ZERO),
        settings.get(BENCHED).map(ids -> Set.of(ids.split(BETWEEN))).orElse(Set.of()));
  }

  @Override
  public void save(Told told) {
    put(EARNING, told.earning() ? "yes" : "");
    put(WITHDRAWN, told.withdrawn().toString());
    put(BENCHED, String.join(BETWEEN, told.benched()));
  }

  private void put(String name, String value) {
    if (value.isEmpty()) {
      settings.remove(name);
    } else {
      settings.put(name, value);
    }
  }
}
