package dev.hearth.node.device;

import dev.hearth.compute.DeviceInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every device of the machine, measured by every way to drive it.
 *
 * @param unusable what was left out, and why, a sentence each
 */
public record Survey(List<Measured> devices, List<String> unusable) {
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
    Map<DeviceInfo, DeviceReport> reports = new LinkedHashMap<>();
    devices.workers().forEach(device -> reports.put(device.info(), measuring.apply(device)));
    List<Ways> ways = Ways.of(List.copyOf(reports.keySet()), device -> reports.get(device).known());
    return new Survey(
        ways.stream().map(device -> measured(device, reports)).toList(), devices.unusable());
  }

  private static Measured measured(Ways device, Map<DeviceInfo, DeviceReport> reports) {
    return new Measured(
        reports.get(device.chosen()), device.others().stream().map(reports::get).toList());
  }
}
