package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.DeviceCheck;
import dev.hearth.compute.cuda.CudaBackend;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every card that NVIDIA's driver knows here. Skipped where there is none. */
@Tag("slow")
class CudaTest {
  private static final Backend CUDA = new CudaBackend();

  static Stream<Family> families() {
    return Families.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void conforms(Family family) {
    List<DeviceInfo> cards = CUDA.devices();
    assumeTrue(!cards.isEmpty(), "no CUDA device here");
    for (DeviceInfo card : cards) {
      try (Device device = CUDA.open(card.id(), 1)) {
        assertThat(DeviceCheck.of(device, Conformance.trials(family)))
            .as(card.name())
            .isInstanceOf(Conforms.class);
      }
    }
  }
}
