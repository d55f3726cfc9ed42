package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mains and batteries: /sys/class/power_supply (the kernel's sysfs-class-power). */
public final class PowerSupplies implements Sense<Power> {
  private static final int FULL = 100;
  private static final Set<String> MAINS = Set.of("Mains", "USB");
  private static final Set<String> BATTERIES = Set.of("Battery", "UPS");

  private final Path folder;

  public PowerSupplies(Path root) {
    folder = root.resolve("sys/class/power_supply");
  }

  @Override
  public Reading<Power> read() {
    List<Path> supplies =
        SystemFile.entries(folder).stream().filter(PowerSupplies::isTheMachines).toList();
    List<Path> batteries = supplies.stream().filter(each -> isOf(BATTERIES, each)).toList();
    if (batteries.isEmpty()) {
      return Reading.of(new Power(true, FULL));
    }
    List<Path> mains = supplies.stream().filter(each -> isOf(MAINS, each)).toList();
    return Reading.of(new Power(isOnMains(mains, batteries), charge(batteries)));
  }

  /** Not every machine tells of its mains, nor tells the truth: then the batteries know. */
  private static boolean isOnMains(List<Path> mains, List<Path> batteries) {
    return mains.stream().anyMatch(PowerSupplies::isOnline)
        || anyIs("Charging", batteries)
        || mains.isEmpty() && !anyIs("Discharging", batteries);
  }

  /** A mouse has a battery, too. */
  private static boolean isTheMachines(Path supply) {
    return !SystemFile.text(supply.resolve("scope")).equals(Optional.of("Device"));
  }

  private static boolean isOf(Set<String> types, Path supply) {
    return SystemFile.text(supply.resolve("type")).filter(types::contains).isPresent();
  }

  private static boolean isOnline(Path supply) {
    return SystemFile.number(supply.resolve("online")).filter(online -> online > 0).isPresent();
  }

  private static boolean anyIs(String status, List<Path> batteries) {
    return batteries.stream()
        .anyMatch(
            each -> SystemFile.text(each.resolve("status")).filter(status::equals).isPresent());
  }

  /** Of all batteries together. */
  private static int charge(List<Path> batteries) {
    return (int)
        Math.round(
            batteries.stream()
                .flatMap(battery -> SystemFile.number(battery.resolve("capacity")).stream())
                .mapToLong(capacity -> Math.clamp(capacity, 0, FULL))
                .average()
                .orElse(FULL));
  }
}
