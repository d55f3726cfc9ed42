package dev.hearth.node.agent;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.store.Settings;
import dev.hearth.node.store.StoreException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What devices draw while they work, which is not what they draw now: a rule that went by that
 * would find a resting device cheap, and stop it as soon as it works. Safe for any thread.
 */
final class WorkPower {
  private static final Logger LOG = LoggerFactory.getLogger(WorkPower.class);
  private static final String NAME = "watts.";

  /** Of a reading among so many; with several a second, the mean follows within a minute or two. */
  private static final int MANY = 500;

  private static final double WORTH_KEEPING = 0.1;

  private final Settings store;
  private final Map<String, Mean> means = new ConcurrentHashMap<>();

  private record Mean(double watts, int readings, double stored) {
    static final Mean NONE = new Mean(0, 0, 0);

    Mean with(double reading) {
      int count = Math.min(MANY, readings + 1);
      return new Mean(watts + (reading - watts) / count, count, stored);
    }
  }

  WorkPower(Settings store) {
    this.store = store;
  }

  Reading<Double> of(String device) {
    Mean mean = mean(device);
    return mean.readings() == 0
        ? Reading.unknown("nobody has seen yet what this device draws at work")
        : Reading.of(mean.watts());
  }

  private Mean mean(String device) {
    if (!means.containsKey(device)) {
      means.putIfAbsent(device, stored(device));
    }
    return means.get(device);
  }

  private Mean stored(String device) {
    try {
      return store
          .get(NAME + device)
          .map(Double::parseDouble)
          .map(watts -> new Mean(watts, MANY, watts))
          .orElse(Mean.NONE);
    } catch (StoreException | NumberFormatException e) {
      LOG.warn("What {} draws at work is not known: {}", device, e.getMessage());
      return Mean.NONE;
    }
  }

  /** The device works and draws this. */
  void working(String device, double watts) {
    Mean mean = mean(device).with(watts);
    boolean settled = mean.readings() == MANY;
    boolean news = Math.abs(mean.watts() - mean.stored()) > mean.watts() * WORTH_KEEPING;
    means.put(device, settled && news ? kept(device, mean.watts()) : mean);
  }

  /** The device was measured and drew this. */
  void measured(String device, double watts) {
    means.put(device, kept(device, watts));
  }

  private Mean kept(String device, double watts) {
    try {
      store.put(NAME + device, Double.toString(watts));
    } catch (StoreException e) {
      LOG.debug("What {} draws is not kept", device, e);
    }
    return new Mean(watts, MANY, watts);
  }
}
