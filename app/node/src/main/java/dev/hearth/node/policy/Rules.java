package dev.hearth.node.policy;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The owner's rules.
 *
 * @param idleAfter how long without a key or click until the owner counts as away
 * @param fullscreen whether to pause while a window covers the screen
 * @param programs names of programs to pause for while they run
 * @param othersShare the share of a device, 0 to 1, that other programs may use before we pause
 * @param video whether to pause while a video plays or something is presented
 * @param onBattery whether to work on battery at all
 * @param chargeFloor the charge in percent below which not even then
 * @param metered whether to work on a metered network
 * @param quiet hours of every day without work
 * @param allowed the hours of the week in which to work
 * @param tariff what a kilowatt-hour costs, in the owner's currency
 * @param onlyWhenWorth whether to pause while power costs more than the work pays
 * @param lightShare the share of the time, in percent, that a device works while the owner is
 *     there, where that is allowed
 */
public record Rules(
    Duration idleAfter,
    boolean fullscreen,
    Set<String> programs,
    double othersShare,
    boolean video,
    boolean onBattery,
    int chargeFloor,
    boolean metered,
    Optional<DailyHours> quiet,
    WeeklyHours allowed,
    Tariff tariff,
    boolean onlyWhenWorth,
    int lightShare,
    DeviceRules usual,
    Map<String, DeviceRules> devices) {

  public Rules {
    programs = Set.copyOf(programs);
    devices = Map.copyOf(devices);
  }

  /** With what the owner set for one way to drive a device holding for its others too. */
  public Rules alike(Collection<List<String>> devicesByWays) {
    Map<String, DeviceRules> all = new HashMap<>(devices);
    for (List<String> ways : devicesByWays) {
      ways.stream()
          .filter(devices::containsKey)
          .findFirst()
          .ifPresent(set -> ways.forEach(way -> all.putIfAbsent(way, devices.get(set))));
    }
    return new Rules(
        idleAfter,
        fullscreen,
        programs,
        othersShare,
        video,
        onBattery,
        chargeFloor,
        metered,
        quiet,
        allowed,
        tariff,
        onlyWhenWorth,
        lightShare,
        usual,
        all);
  }

  public DeviceRules of(String device) {
    return devices.getOrDefault(device, usual);
  }
}
