package dev.hearth.node.signals.linux;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A chip that watches hardware: one folder of /sys/class/hwmon (the kernel's
 * hwmon/sysfs-interface).
 */
record MonitorChip(Path folder) {

  static Stream<MonitorChip> in(Path folder) {
    return SystemFile.entries(folder).stream().map(MonitorChip::new);
  }

  String name() {
    return SystemFile.text(folder.resolve("name")).orElse("");
  }

  /** Temperature inputs whose label is such. */
  List<Path> temperatures(Predicate<String> label) {
    return SystemFile.entries(folder).stream()
        .filter(file -> file.getFileName().toString().matches("temp\\d+_label"))
        .filter(file -> SystemFile.text(file).filter(label).isPresent())
        .map(file -> folder.resolve(file.getFileName().toString().replace("_label", "_input")))
        .toList();
  }

  /** A file of the chip, if it has such. */
  Optional<Path> file(String name) {
    return SystemFile.entries(folder).stream()
        .filter(file -> file.getFileName().toString().equals(name))
        .findFirst();
  }
}
