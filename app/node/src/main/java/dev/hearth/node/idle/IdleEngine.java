package dev.hearth.node.idle;

import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Held;
import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Rules;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.policy.Wish;
import dev.hearth.node.policy.rule.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the signals several times a second while a device works, since the owner may be back any
 * moment, and once a second while none does. Safe for any thread; gates are told on the
 * scheduler's.
 */
public final class IdleEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IdleEngine.class);
  private static final Duration WATCHFUL = Duration.ofMillis(150);
  private static final Duration CALM = Duration.ofSeconds(1);
  private static final Verdict.Objects UNJUDGED =
      new Verdict.Objects(
          "your rules cannot be asked",
          "your rules cannot be asked",
          "Tries again by itself; `hearth logs` tells why.",
          false);

  private final Supplier<Signals> senses;
  private final Supplier<Rules> rules;
  private final Supplier<Wish> wish;
  private final Supplier<List<Watched>> devices;
  private final Consumer<Moment> record;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;
  private final Runnable changed;
  private final Object sensing = new Object();
  private volatile Map<String, Decision> decisions = Map.of();
  private volatile Signals signals;
  private final Map<String, Held> held = new HashMap<>();
  private List<Watched> watched = List.of();
  private Wish said = Wish.NONE;
  private boolean toldOfEconomy;
  private ScheduledFuture<?> next;
  private boolean closed;

  /**
   * @param wish what the owner said last
   * @param devices those there are to decide for, asked at every look
   * @param record keeps every moment that was looked at, as it sees fit
   * @param changed hears when what a device may do, the reason, or what the owner said has changed
   */
  public IdleEngine(
      Supplier<Signals> senses,
      Supplier<Rules> rules,
      Supplier<Wish> wish,
      Supplier<List<Watched>> devices,
      Consumer<Moment> record,
      Clock clock,
      ScheduledExecutorService scheduler,
      Runnable changed) {
    this.senses = senses;
    this.rules = rules;
    this.wish = wish;
    this.devices = devices;
    this.record = record;
    this.clock = clock;
    this.scheduler = scheduler;
    this.changed = changed;
  }

  public void start() {
    look();
  }

  /** By device, as decided last; empty before {@link #start}. */
  public Map<String, Decision> decisions() {
    return decisions;
  }

  /** As seen last; null before {@link #start}. */
  public Signals signals() {
    return signals;
  }

  /** Looks and decides at once, because something is known to have changed. */
  public void look() {
    step(
        () -> {
          synchronized (sensing) { // one thread at a time, which who only thinks does not wait for
            signals = senses.get();
            return decide();
          }
        });
  }

  /** Decides at once on what was seen last: the owner has said something, and waits. */
  public void think() {
    step(() -> signals != null && decide());
  }

  /** Whatever goes wrong, the watch goes on, and no device works unwatched. */
  private void step(BooleanSupplier deciding) {
    boolean different = false;
    try {
      different = deciding.getAsBoolean();
    } catch (RuntimeException | Error e) {
      LOG.error("The owner's rules could not be asked", e);
      different = holdAll();
    } finally {
      lookAgain();
    }
    if (different) {
      changed.run();
    }
  }

  private synchronized void lookAgain() {
    if (next != null) {
      next.cancel(false);
    }
    if (!closed) {
      Duration wait = isAnyWorking() ? WATCHFUL : CALM;
      next = scheduler.schedule(this::look, wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized boolean decide() {
    if (closed) {
      return false;
    }
    ZonedDateTime now = clock.instant().atZone(clock.getZone());
    Wish before = said;
    said = wish.get();
    watched = devices.get();
    Map<String, Decision> decided = new LinkedHashMap<>();
    Map<String, Economy> economies = new HashMap<>();
    boolean different = !said.equals(before);
    for (Watched device : watched) {
      Economy economy = economy(device);
      Decision last = decisions.get(device.id());
      Situation situation = situation(device, now, economy);
      Decision decision = Policy.decide(situation);
      held.put(device.id(), situation.held().after(decision, now.toInstant()));
      economies.put(device.id(), economy);
      decided.put(device.id(), decision);
      different |= tell(device, last, decision);
    }
    decisions = Map.copyOf(decided);
    record(new Moment(now.toInstant(), signals, economies));
    return different;
  }

  private synchronized boolean holdAll() {
    Map<String, Decision> decided = new LinkedHashMap<>();
    boolean different = false;
    for (Watched device : watched) {
      Decision last = decisions.get(device.id());
      List<Decision.Judged> judged = last == null ? List.of() : last.judged();
      Decision hold = new Decision.Hold(RuleId.BENCHED, UNJUDGED, judged);
      decided.put(device.id(), hold);
      different |= tell(device, last, hold);
    }
    decisions = Map.copyOf(decided);
    return different;
  }

  /** What cannot be reckoned is not known: a database that fails ends no watch. */
  private Economy economy(Watched device) {
    try {
      return device.economy().get();
    } catch (RuntimeException e) {
      if (!toldOfEconomy) {
        LOG.warn("What {} earns is not known", device.name(), e);
        toldOfEconomy = true;
      }
      return Economy.UNKNOWN;
    }
  }

  /** A full disk costs the record, not the watch. */
  private void record(Moment moment) {
    try {
      record.accept(moment);
    } catch (RuntimeException e) {
      LOG.debug("A moment is not recorded", e);
    }
  }

  private Situation situation(Watched device, ZonedDateTime now, Economy economy) {
    return new Situation(
        now,
        signals,
        rules.get(),
        said,
        device.id(),
        device.name(),
        device.fitness().get(),
        economy,
        held.getOrDefault(device.id(), Held.NONE));
  }

  private static boolean tell(Watched device, Decision before, Decision decision) {
    boolean different = before == null || !Effect.of(before).equals(Effect.of(decision));
    if (different) {
      device.gate().accept(decision);
    }
    return different || !sentence(before).equals(sentence(decision));
  }

  private static String sentence(Decision decision) {
    return decision.hold().map(Decision.Hold::sentence).orElse("");
  }

  private boolean isAnyWorking() {
    return decisions.values().stream().anyMatch(decision -> decision.hold().isEmpty());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel(false);
    }
  }
}
