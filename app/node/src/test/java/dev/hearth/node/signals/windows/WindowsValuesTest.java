package dev.hearth.node.signals.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.windows.Adapters.Luid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsValuesTest {

  /** SYSTEM_POWER_STATUS as Windows documents it. */
  @ParameterizedTest
  @CsvSource({
    "1, 128, 255, true, 100", // a desktop
    "1, 8, 55, true, 55", // charging
    "0, 0, 64, false, 64",
    "0, 4, 4, false, 4", // critical
    "255, 255, 255, true, 100", // nothing is known
    "0, 1, 255, false, 100"
  })
  void readsThePowerStatus(int line, int battery, int percent, boolean mains, int charge) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status =
          arena.allocateFrom(JAVA_BYTE, (byte) line, (byte) battery, (byte) percent);
      assertThat(WindowsPower.power(status)).isEqualTo(new Power(mains, charge));
    }
  }

  @Test
  void readsNamesOfCounters() {
    assertThat(
            GpuEngineInstance.parse(
                "pid_4711_luid_0x00000000_0x0000D3C1_phys_0_eng_3_engtype_VideoDecode"))
        .contains(new GpuEngineInstance(4711, new Luid(0, 0xD3C1), "eng_3"));
    assertThat(GpuEngineInstance.parse("pid_4_luid_0x00000001_0xFFFFFFFF_phys_0_eng_10_engtype_"))
        .contains(new GpuEngineInstance(4, new Luid(1, -1), "eng_10"));
    assertThat(GpuEngineInstance.parse("_Total")).isEmpty();
  }

  @Test
  void writesAGuidAsComReadsIt() {
    UUID id = UUID.fromString("dcb00c01-570f-4a9b-8d69-199fdba5723b");
    try (Arena arena = Arena.ofConfined()) {
      assertThat(HexFormat.of().formatHex(Com.guid(arena, id).toArray(JAVA_BYTE)))
          .isEqualTo("010cb0dc0f579b4a8d69199fdba5723b");
    }
  }
}
