package dev.hearth.node.signals.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorHeatTest {
  @TempDir Path root;

  private Tree sensor(String chip, String name, int number, String label, long celsius) {
    String folder = "sys/class/hwmon/" + chip + "/";
    Tree tree = new Tree(root).write(folder + "name", name);
    if (!label.isEmpty()) {
      tree.write(folder + "temp" + number + "_label", label);
    }
    return tree.write(folder + "temp" + number + "_input", Long.toString(celsius * 1000));
  }

  @Test
  void takesTheHottestPackageOfIntel() {
    sensor("hwmon0", "nvme", 1, "Composite", 90);
    sensor("hwmon3", "coretemp", 1, "Package id 0", 61);
    sensor("hwmon3", "coretemp", 2, "Core 0", 70);
    sensor("hwmon4", "coretemp", 1, "Package id 1", 64);
    assertThat(new ProcessorHeat(root).read()).isEqualTo(Reading.of(64.0));
  }

  @Test
  void takesTheDieOfAmd() {
    sensor("hwmon2", "k10temp", 1, "Tctl", 83);
    assertThat(new ProcessorHeat(root).read()).isEqualTo(Reading.of(83.0));
    sensor("hwmon2", "k10temp", 2, "Tdie", 56);
    assertThat(new ProcessorHeat(root).read()).isEqualTo(Reading.of(56.0));
  }

  @Test
  void takesAnUnlabelledSensor() {
    sensor("hwmon0", "cpu_thermal", 1, "", 48);
    assertThat(new ProcessorHeat(root).read()).isEqualTo(Reading.of(48.0));
  }

  @Test
  void findsASensorThatMoves() {
    sensor("hwmon0", "k10temp", 1, "Tctl", 50);
    ProcessorHeat heat = new ProcessorHeat(root);
    assertThat(heat.read()).isEqualTo(Reading.of(50.0));
    new Tree(root).remove("sys/class/hwmon/hwmon0");
    assertThat(heat.read())
        .isEqualTo(Reading.unknown("this processor does not tell its temperature"));
    sensor("hwmon1", "k10temp", 1, "Tctl", 52);
    assertThat(heat.read()).isEqualTo(Reading.of(52.0));
  }
}
