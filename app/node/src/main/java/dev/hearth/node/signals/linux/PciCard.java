package dev.hearth.node.signals.linux;

import java.nio.file.Path;
import java.util.Optional;

/** A card in /sys/bus/pci, by an address such as 0000:01:00.0. */
public record PciCard(Path root, String address) {
  private static final String NVIDIA = "0x10de";

  private Path folder() {
    return root.resolve("sys/bus/pci/devices").resolve(address);
  }

  public boolean isNvidia() {
    return SystemFile.text(folder().resolve("vendor")).filter(NVIDIA::equals).isPresent();
  }

  /** Switched off while nobody uses it; to read most figures would wake it. */
  boolean isAsleep() {
    return SystemFile.text(folder().resolve("power/runtime_status"))
        .filter("suspended"::equals)
        .isPresent();
  }

  /** The chip that watches it; empty for a driver that has none. */
  Optional<MonitorChip> monitor() {
    return MonitorChip.in(folder().resolve("hwmon")).findFirst();
  }
}
