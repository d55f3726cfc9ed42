package dev.hearth.node.notify;

import dev.hearth.api.Denomination;
import dev.hearth.node.store.StoreException;
import dev.hearth.protocol.Wei;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the owner what is new, once. Safe for any thread. */
public final class Herald {
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  private final Notifier notifier;
  private final ToldStore store;
  private final BiFunction<Wei, Denomination, String> money;
  private Told told;

  /** Money is formatted as the owner reads it. */
  public Herald(Notifier notifier, ToldStore store, BiFunction<Wei, Denomination, String> money) {
    this.notifier = notifier;
    this.store = store;
    this.money = money;
    this.told = store.load();
  }

  /**
   * Cheap while nothing is new. Remembers first: a crash rather loses a message than repeats it.
   */
  public synchronized void hear(Standing now) {
    Occasions occasions = Occasions.of(now, told, money);
    if (!occasions.told().equals(told)) {
      told = occasions.told();
      remember();
    }
    occasions.notices().forEach(notice -> notifier.tell(notice.title(), notice.sentence()));
  }

  /** A full disk has the owner told again another day, not told nothing. */
  private void remember() {
    try {
      store.save(told);
    } catch (StoreException e) {
      LOG.warn("What was told is forgotten when the agent ends: {}", e.getMessage());
    }
  }
}
