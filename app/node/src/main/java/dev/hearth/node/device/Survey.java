package dev.hearth.node.device;

import dev.hearth.compute.DeviceInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every device of the machine, measured by every way to drive it, but for those that a backend made
 * for the hardware makes needless: some drivers take minutes to compile for the others.
 *
 * @param unusable what was left out, and why, a sentence each
 */
public record Survey(List<Measured> devices, List<String> unusable) {
  /** They serve one maker's cards, and nothing drives these faster. */
  private static final Set<String> OF_THE_HARDWARE = Set.of("cuda", "metal");

  public Survey {
    devices = List.copyOf(devices);
    unusable = List.copyOf(unusable);
  }

  /** By its best way, and by the others. */
  public record Measured(DeviceReport best, List<DeviceReport> others) {
    public Measured {
      others = List.copyOf(others);
    }
  }

  public static Survey of(Devices devices, Function<InstalledDevice, DeviceReport> measuring) {
    Map<DeviceInfo, InstalledDevice> installed = new LinkedHashMap<>();
    devices.workers().forEach(device -> installed.put(device.info(), device));
    List<String> leftOut = new ArrayList<>(devices.unusable());
    Map<DeviceInfo, DeviceReport> reports = new LinkedHashMap<>();
    for (Ways device : Ways.of(List.copyOf(installed.keySet()), _ -> Known.NOTHING)) {
      measure(device, way -> measuring.apply(installed.get(way)), reports, leftOut);
    }
    List<Ways> ways = Ways.of(List.copyOf(reports.keySet()), device -> reports.get(device).known());
    return new Survey(ways.stream().map(device -> measured(device, reports)).toList(), leftOut);
  }

  private static void measure(
      Ways device,
      Function<DeviceInfo, DeviceReport> measuring,
      Map<DeviceInfo, DeviceReport> reports,
      List<String> leftOut) {
    Optional<String> enough = Optional.empty();
    for (DeviceInfo way : device.all()) {
      if (enough.isPresent()) {
        leftOut.add(
            "%s is not measured: %s drives the same card.".formatted(way.id(), enough.get()));
      } else {
        DeviceReport report = measuring.apply(way);
        reports.put(way, report);
        enough =
            Optional.of(way.id())
                .filter(_ -> report.conforms() && OF_THE_HARDWARE.contains(way.backend()));
      }
    }
  }

  private static Measured measured(Ways device, Map<DeviceInfo, DeviceReport> reports) {
    return new Measured(
        reports.get(device.chosen()), device.others().stream().map(reports::get).toList());
  }
}
