package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.cpu.CpuBackend;
import dev.hearth.compute.cpu.exec.Lanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole suite at every width a processor may have, whatever this machine prefers. */
@Tag("slow")
class WidthsTest {
  @AfterEach
  void prefer() {
    System.clearProperty(Lanes.PROPERTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4", "8", "16"})
  void conform(String lanes) {
    System.setProperty(Lanes.PROPERTY, lanes);
    try (Device device = new CpuBackend().open("cpu", 2)) {
      assertThat(Conformance.check(device)).isInstanceOf(Conforms.class);
    }
  }
}
