package dev.hearth.node.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.dbus.Bus;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.sense.OwnProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MachinesTest {
  private static final Hardware CARD = new Hardware.Pci("0000:01:00.0");

  @TempDir Path root;
  private final OwnProcesses own = new OwnProcesses(System::nanoTime);
  private final Instruments instruments = instruments();

  private Instruments instruments() {
    InstantSource clock = InstantSource.system();
    Bus nowhere = Bus.at("unix:path=/nowhere/of/hearth", clock);
    return new Instruments(clock, System::nanoTime, nowhere, nowhere, own);
  }

  private void write(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void linuxWithoutADesktopTellsWhatItHas() throws Exception {
    write("sys/class/power_supply/BAT0/type", "Battery\n");
    write("sys/class/power_supply/BAT0/status", "Discharging\n");
    write("sys/class/power_supply/BAT0/capacity", "64\n");
    write("sys/bus/pci/devices/0000:01:00.0/hwmon/hwmon0/temp1_input", "61000\n");
    Machine machine = LinuxMachine.of(root, Map.of(), instruments);
    assertThat(machine.power().read()).isEqualTo(Reading.of(new Power(false, 64)));
    assertThat(machine.idle().read())
        .isEqualTo(Reading.unknown("this desktop does not tell when you last typed"));
    assertThat(machine.foreground().read())
        .isEqualTo(Reading.unknown("Hearth was not started from a desktop"));
    assertThat(machine.video().read())
        .isEqualTo(Reading.unknown("this desktop does not tell what keeps the screen awake"));
    assertThat(machine.metered().read().known()).isEmpty();
    DeviceSenses card = machine.devices().apply(CARD);
    assertThat(card.celsius().read()).isEqualTo(Reading.of(61.0));
    assertThat(card.others().read()).isEqualTo(Reading.of(new Load(0, "")));
    machine.held().forEach(Runnable::run);
  }

  @Test
  void waylandIsNotTakenForX() {
    Map<String, String> session =
        Map.of("DISPLAY", ":99999", "XDG_SESSION_TYPE", "wayland", "XDG_RUNTIME_DIR", "/nowhere");
    Machine machine = LinuxMachine.of(root, session, instruments);
    assertThat(machine.foreground().read())
        .isEqualTo(Reading.unknown("Wayland does not tell which window is in front"));
    assertThat(machine.idle().read().known()).isEmpty();
    machine.held().forEach(Runnable::run);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aSystemWithoutItsFunctionsIsSilentAndSaysWhy() {
    for (Machine machine : Set.of(WindowsMachine.of(instruments), MacMachine.of(instruments))) {
      assertThat(machine.idle().read().known()).isEmpty();
      assertThat(machine.foreground().read().known()).isEmpty();
      assertThat(machine.video().read().known()).isEmpty();
      assertThat(machine.power().read().known()).isEmpty();
      assertThat(machine.metered().read().known()).isEmpty();
      assertThat(machine.devices().apply(CARD).others().read().known()).isEmpty();
      assertThat(machine.devices().apply(new Hardware.Unplaced()).watts().read().known()).isEmpty();
      machine.held().forEach(Runnable::run);
    }
  }

  @Test
  void javaItselfTellsOfProgramsAndTheProcessor() {
    Machine machine = MacMachine.of(instruments);
    assertThat(machine.programs().read().known().orElseThrow()).contains("java");
    own.are(Set.of(ProcessHandle.current().pid()));
    DeviceSenses processor = machine.devices().apply(new Hardware.Processor());
    assertThat(processor.others().read().known()).isEmpty();
    assertThat(processor.others().read().known().orElseThrow().share()).isBetween(0.0, 1.0);
  }
}
