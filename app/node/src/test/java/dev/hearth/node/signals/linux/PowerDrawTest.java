package dev.hearth.node.signals.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerDrawTest {
  private static final String ADDRESS = "0000:03:00.0";
  private static final String CARD = "sys/bus/pci/devices/" + ADDRESS + "/";

  @TempDir Path root;
  private final AtomicLong nanoTime = new AtomicLong();

  private void rapl(int zone, String name, long microjoules) {
    String folder = "sys/class/powercap/intel-rapl:" + zone + "/";
    new Tree(root)
        .write(folder + "name", name)
        .write(folder + "max_energy_range_uj", "1000000000")
        .write(folder + "energy_uj", Long.toString(microjoules));
  }

  private void seconds(long seconds) {
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void addsUpThePackages() {
    rapl(0, "package-0", 999_000_000);
    rapl(1, "package-1", 5_000_000);
    rapl(2, "psys", 5_000_000);
    ProcessorPower power = new ProcessorPower(root, nanoTime::get);
    assertThat(power.read().known()).isEmpty();
    seconds(5);
    rapl(0, "package-0", 199_000_000); // went over its range
    rapl(1, "package-1", 55_000_000);
    rapl(2, "psys", 999_000_000);
    assertThat(power.read()).isEqualTo(Reading.of(50.0));
  }

  @Test
  void saysWhyThereIsNone() throws Exception {
    assertThat(new ProcessorPower(root, nanoTime::get).read())
        .isEqualTo(Reading.unknown("this processor does not tell the power it draws"));
    rapl(0, "package-0", 1);
    Path counter = root.resolve("sys/class/powercap/intel-rapl:0/energy_uj");
    Files.delete(counter);
    Files.createSymbolicLink(counter, root.resolve("nobody-may"));
    assertThat(new ProcessorPower(root, nanoTime::get).read())
        .isEqualTo(
            Reading.unknown("only an administrator may read the power this processor draws"));
  }

  @Test
  void readsWhatACardDrawsAndItsHeat() {
    Tree tree = new Tree(root).write(CARD + "hwmon/hwmon5/name", "amdgpu");
    tree.write(CARD + "hwmon/hwmon5/power1_average", "182000000");
    tree.write(CARD + "hwmon/hwmon5/temp1_label", "edge");
    tree.write(CARD + "hwmon/hwmon5/temp1_input", "61000");
    tree.write(CARD + "hwmon/hwmon5/temp2_label", "junction");
    tree.write(CARD + "hwmon/hwmon5/temp2_input", "75000");
    PciCard card = new PciCard(root, ADDRESS);
    assertThat(new CardPower(card, nanoTime::get).read()).isEqualTo(Reading.of(182.0));
    assertThat(new CardHeat(card).read()).isEqualTo(Reading.of(61.0));
  }

  @Test
  void measuresACardThatCountsEnergy() {
    Tree tree = new Tree(root).write(CARD + "hwmon/hwmon1/energy1_input", "1000000");
    CardPower power = new CardPower(new PciCard(root, ADDRESS), nanoTime::get);
    assertThat(power.read().known()).isEmpty();
    seconds(2);
    tree.write(CARD + "hwmon/hwmon1/energy1_input", "91000000");
    assertThat(power.read()).isEqualTo(Reading.of(45.0));
  }

  @Test
  void leavesACardAsleep() {
    Tree tree = new Tree(root).write(CARD + "power/runtime_status", "suspended");
    PciCard card = new PciCard(root, ADDRESS);
    WhileAwake<Double> heat =
        new WhileAwake<>(card, () -> Reading.of(40.0), Reading.unknown("asleep"));
    assertThat(heat.read()).isEqualTo(Reading.unknown("asleep"));
    tree.write(CARD + "power/runtime_status", "active");
    assertThat(heat.read()).isEqualTo(Reading.of(40.0));
  }
}
