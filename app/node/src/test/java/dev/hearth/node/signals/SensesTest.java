package dev.hearth.node.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.sense.OwnProcesses;
import dev.hearth.node.signals.sense.Sense;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SensesTest {
  private static final Hardware CARD = new Hardware.Pci("0000:01:00.0");

  private final AtomicInteger looksForPrograms = new AtomicInteger();
  private final List<Hardware> made = new ArrayList<>();
  private final AtomicInteger released = new AtomicInteger();
  private final OwnProcesses own = new OwnProcesses(() -> 0);
  private final Senses senses = new Senses(machine(), own, () -> 0, Runnable::run);

  private Machine machine() {
    return new Machine(
        () -> Reading.of(Duration.ofMinutes(3)),
        () -> Reading.of(new Foreground("Files", false)),
        () -> {
          looksForPrograms.incrementAndGet();
          return Reading.of(Set.of("obs64", "blender", "bash"));
        },
        () -> Reading.of(""),
        () -> Reading.of(new Power(true, 100)),
        () -> Reading.unknown("nobody tells"),
        hardware -> {
          made.add(hardware);
          return new DeviceSenses(
              () -> Reading.of(new Load(0.5, "game")),
              () -> Reading.of(61.0),
              () -> Reading.of(180.0));
        },
        List.of(released::incrementAndGet));
  }

  @Test
  void aPowerMeterReadsWhatADeviceDrawsAndNothingElse() {
    DeviceInfo card = new DeviceInfo("gpu", "Card", "", "cuda", "", 1 << 30, "0000:01:00.0");
    try (PowerMeter meter = new PowerMeter(machine(), () -> 0)) {
      DrawnPower drawn = DrawnPower.atWork(meter.of(card));
      drawn.accept(0.2);
      assertThat(drawn.mean()).isZero();
      drawn.accept(0.6);
      assertThat(drawn.mean()).isEqualTo(180.0);
    }
    assertThat(made).containsExactly(CARD);
    assertThat(looksForPrograms).hasValue(0);
    assertThat(released).hasValue(1);
  }

  /** A busy moment in a game must not look as if it had ended. */
  @Test
  void believesNoSilenceOfAFewSeconds() {
    AtomicBoolean busy = new AtomicBoolean();
    AtomicLong seconds = new AtomicLong();
    Senses bridging =
        new Senses(busy(machine(), busy), own, () -> seconds.get() * 1_000_000_000, Runnable::run);
    Wanted wanted = new Wanted(Set.of("blender"), Map.of(), Set.of());
    Signals before = bridging.read(wanted);
    busy.set(true);
    seconds.set(8);
    bridging.read(wanted); // what is refreshed is seen the next time
    assertThat(bridging.read(wanted)).isEqualTo(before);
    seconds.set(18);
    bridging.read(wanted);
    Signals silent = bridging.read(wanted);
    assertThat(silent.foreground().known()).isEmpty();
    assertThat(silent.programs().known()).isEmpty();
    assertThat(silent.video().known()).isEmpty();
    assertThat(silent.power().known()).isEmpty();
  }

  private static Machine busy(Machine machine, AtomicBoolean busy) {
    return new Machine(
        unless(busy, machine.idle()),
        unless(busy, machine.foreground()),
        unless(busy, machine.programs()),
        unless(busy, machine.video()),
        unless(busy, machine.power()),
        machine.metered(),
        machine.devices(),
        machine.held());
  }

  private static <T> Sense<T> unless(AtomicBoolean busy, Sense<T> sense) {
    return () -> busy.get() ? Reading.unknown("busy") : sense.read();
  }

  private Signals read(Set<String> programs, Map<String, Hardware> devices) {
    return senses.read(new Wanted(programs, devices, Set.of(4_194_000L)));
  }

  @Test
  void putsEverythingTogether() {
    assertThat(read(Set.of(), Map.of("gpu0", CARD)))
        .isEqualTo(
            new Signals(
                Reading.of(Duration.ofMinutes(3)),
                Reading.of(new Foreground("Files", false)),
                Reading.of(Set.of()),
                Reading.of(""),
                Reading.of(new Power(true, 100)),
                Reading.unknown("nobody tells"),
                Map.of(
                    "gpu0",
                    new DeviceSignals(
                        Reading.of(new Load(0.5, "game")), Reading.of(61.0), Reading.of(180.0)))));
    assertThat(own.all()).containsExactly(4_194_000L);
  }

  @Test
  void looksForListedProgramsOnlyAndNamesThemAsTheOwnerDid() {
    read(Set.of(), Map.of());
    assertThat(looksForPrograms).hasValue(0);
    assertThat(read(Set.of("OBS64.exe", "Blender", "gimp"), Map.of()).programs())
        .isEqualTo(Reading.of(Set.of("OBS64.exe", "Blender")));
  }

  @Test
  void keepsADeviceWhileItIsTheSame() {
    read(Set.of(), Map.of("gpu0", CARD));
    read(Set.of(), Map.of("gpu0", CARD, "cpu", new Hardware.Processor()));
    read(Set.of(), Map.of("gpu0", new Hardware.Unplaced(), "cpu", new Hardware.Processor()));
    assertThat(made).containsExactly(CARD, new Hardware.Processor(), new Hardware.Unplaced());
  }

  @Test
  void releasesWhatItHeld() {
    senses.close();
    assertThat(released).hasValue(1);
  }

  @Test
  void cardsHaveAddresses() {
    assertThat(new Hardware.Pci("00000000:0A:00.0")).isEqualTo(new Hardware.Pci("0000:0a:00.0"));
    assertThatThrownBy(() -> new Hardware.Pci("../../etc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no PCI address");
  }
}
