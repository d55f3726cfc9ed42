package dev.hearth.node.agent;

import dev.hearth.node.settings.Values;
import dev.hearth.node.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent does now and then: reads edited settings, collects garbage, copies its database,
 * asks the rate.
 */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EDITS = Duration.ofSeconds(2);
  private static final Duration TIDYING = Duration.ofSeconds(30);
  private static final Duration HOURLY = Duration.ofHours(1);

  private final Household household;
  private final Rates rates;
  private final Runnable changed;
  private final List<ScheduledFuture<?>> chores;

  /**
   * @param changed hears when there may be another rate
   */
  Housekeeping(Household household, Rates rates, Runnable changed) {
    this.household = household;
    this.rates = rates;
    this.changed = changed;
    follow(household.settings().values());
    household.settings().onChange(this::follow);
    ScheduledExecutorService scheduler = household.scheduler();
    this.chores =
        List.of(
            scheduler.scheduleWithFixedDelay(
                household.settings()::reload,
                EDITS.toSeconds(),
                EDITS.toSeconds(),
                TimeUnit.SECONDS),
            scheduler.scheduleWithFixedDelay(
                Tidying.ofThisProcess(),
                TIDYING.toSeconds(),
                TIDYING.toSeconds(),
                TimeUnit.SECONDS),
            scheduler.scheduleWithFixedDelay(
                () -> Thread.ofVirtual().name("hourly").start(this::hourly),
                1,
                HOURLY.toMinutes(),
                TimeUnit.MINUTES));
  }

  private void follow(Values values) {
    rates.date(values);
    Thread.ofVirtual().name("rate").start(() -> refresh(values));
  }

  private void refresh(Values values) {
    rates.refresh(values);
    changed.run();
  }

  private void hourly() {
    copyDatabase();
    refresh(household.settings().values());
  }

  private void copyDatabase() {
    try {
      household.store().database().copy();
    } catch (IOException | StoreException e) {
      LOG.warn("The database is not copied: {}", e.getMessage());
    }
  }

  /** Leaves a copy of how things stand at the end. */
  @Override
  public void close() {
    chores.forEach(chore -> chore.cancel(false));
    copyDatabase();
  }
}
