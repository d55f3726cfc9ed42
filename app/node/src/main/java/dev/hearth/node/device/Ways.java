package dev.hearth.node.device;

import dev.hearth.compute.DeviceInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One device of the machine and every way to drive it, the chosen one first. The same graphics card
 * is often seen through two backends, and the processor through OpenCL too.
 */
public record Ways(List<DeviceInfo> all) {
  public Ways {
    all = List.copyOf(all);
  }

  /** The devices behind what the backends see, the one to work on first. Pure. */
  public static List<Ways> of(List<DeviceInfo> seen, Function<DeviceInfo, Known> known) {
    Preference preference = new Preference(known);
    List<List<DeviceInfo>> groups = new ArrayList<>();
    seen.stream()
        .sorted(Comparator.comparing(device -> device.location().isEmpty())) // sure ones first
        .forEach(device -> group(groups, device).add(device));
    List<Ways> ways = groups.stream().map(preference::sorted).map(Ways::new).toList();
    return preference.sorted(ways, Ways::chosen);
  }

  private static List<DeviceInfo> group(List<List<DeviceInfo>> groups, DeviceInfo device) {
    return groups.stream()
        .filter(group -> SameDevice.belongs(device, group))
        .findFirst()
        .orElseGet(
            () -> {
              groups.add(new ArrayList<>());
              return groups.getLast();
            });
  }

  public DeviceInfo chosen() {
    return all.getFirst();
  }

  public List<DeviceInfo> others() {
    return all.subList(1, all.size());
  }
}
