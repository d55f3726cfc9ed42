package dev.hearth.node.agent;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.policy.Wish;
import dev.hearth.node.store.DeviceResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has devices tested that were not tested as they are now, or that an audit refuted, as soon as
 * nothing else holds them. What a self-test itself has found wrong waits for the owner. Safe for
 * any thread.
 */
final class Proving {
  private static final Logger LOG = LoggerFactory.getLogger(Proving.class);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Set<RuleId> ABOUT_BITS = Set.of(RuleId.BENCHED, RuleId.UNTESTED);

  private final DeviceDesk devices;
  private final Supplier<Map<String, Decision>> decisions;
  private final Supplier<Wish> wish;
  private final Consumer<String> selfTest;
  private final Executor executor;
  private final InstantSource clock;
  private final Map<String, Instant> tried = new HashMap<>();

  /**
   * @param selfTest tests the device of an id; blocks, and throws when it could not
   */
  Proving(
      DeviceDesk devices,
      Supplier<Map<String, Decision>> decisions,
      Supplier<Wish> wish,
      Consumer<String> selfTest,
      Executor executor,
      InstantSource clock) {
    this.devices = devices;
    this.decisions = decisions;
    this.wish = wish;
    this.selfTest = selfTest;
    this.executor = executor;
    this.clock = clock;
  }

  /** Cheap while there is nothing to test; returns at once. */
  synchronized void look() {
    for (DeviceInfo device : devices.known()) {
      if (isDue(device)) {
        tried.put(device.id(), clock.instant());
        executor.execute(() -> test(device));
      }
    }
  }

  private boolean isDue(DeviceInfo device) {
    Instant last = tried.getOrDefault(device.id(), Instant.MIN);
    return last.isBefore(clock.instant().minus(AGAIN))
        && isOpen(device)
        && isHeldForThat(decisions.get().get(device.id()));
  }

  private boolean isOpen(DeviceInfo device) {
    return switch (devices.fitness(device)) {
      case Fitness.Untested _ -> true;
      case Fitness.Untestable _ -> isTimeToTryAgain(device);
      case Fitness.Benched _ ->
          devices.result(device.id()).map(DeviceResult::refuted).orElse(false)
              && isTimeToTryAgain(device);
      case Fitness.Fit() -> false;
    };
  }

  private boolean isTimeToTryAgain(DeviceInfo device) {
    return devices
        .result(device.id())
        .map(DeviceResult::nextTry)
        .filter(clock.instant()::isBefore)
        .isEmpty();
  }

  private boolean isHeldForThat(Decision decision) {
    boolean running = wish.get() instanceof Wish.Run;
    return decision != null
        && decision.judged().stream()
            .filter(one -> one.verdict() instanceof Verdict.Objects)
            .map(Decision.Judged::rule)
            .allMatch(rule -> ABOUT_BITS.contains(rule) || running && rule.givesWay());
  }

  private void test(DeviceInfo device) {
    LOG.info("{} is tested before it earns.", device.name());
    try {
      selfTest.accept(device.id());
    } catch (RuntimeException e) {
      LOG.warn("{} was not tested: {}", device.name(), e.getMessage());
    }
  }
}
