package dev.hearth.node.device;

import dev.hearth.compute.DeviceInfo;
import java.util.List;
import java.util.Locale;

/** Whether two backends see one device. Pure. */
final class SameDevice {
  private static final double MEMORY_TOLERANCE = 0.05;
  private static final String MAKERS = "nvidia|corporation|amd|intel|apple|\\(r\\)|\\(tm\\)";

  private SameDevice() {}

  /** One backend sees a card once; the processor it may see through several drivers. */
  static boolean belongs(DeviceInfo device, List<DeviceInfo> group) {
    return group.stream().anyMatch(other -> same(device, other))
        && (device.host() || group.stream().noneMatch(o -> o.backend().equals(device.backend())));
  }

  private static boolean same(DeviceInfo one, DeviceInfo other) {
    if (one.host() || other.host()) {
      return one.host() && other.host();
    }
    return one.location().isEmpty() || other.location().isEmpty()
        ? looksSame(one, other)
        : place(one).equals(place(other));
  }

  private static boolean looksSame(DeviceInfo one, DeviceInfo other) {
    long most = Math.max(one.memoryBytes(), other.memoryBytes());
    long apart = Math.abs(one.memoryBytes() - other.memoryBytes());
    return name(one).equals(name(other)) && apart <= MEMORY_TOLERANCE * most;
  }

  /** Some write the domain with eight digits. */
  private static String place(DeviceInfo device) {
    String place = device.location().toLowerCase(Locale.ROOT);
    return place.matches("0000\\p{XDigit}{4}:.*") ? place.substring(4) : place;
  }

  private static String name(DeviceInfo device) {
    return device.name().toLowerCase(Locale.ROOT).replaceAll(MAKERS + "|[^a-z0-9]", "");
  }
}
