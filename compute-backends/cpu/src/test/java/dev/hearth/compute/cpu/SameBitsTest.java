package dev.hearth.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.fold.Operator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator gives the reference's bits at every width and with any number of threads. */
class SameBitsTest {
  static Stream<Operator> operators() {
    return Operators.awkward();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void asTheReference(Operator operator) {
    List<int[]> wanted;
    try (Device reference = new ReferenceDevice("cpu", 0, Pace.FREE)) {
      wanted = Arguments.run(reference, operator);
    }
    for (Lanes lanes : Lanes.values()) {
      for (int threads = 1; threads <= 3; threads++) {
        try (Device device = new CpuBackend().open(lanes, threads, Pace.FREE)) {
          List<int[]> given = Arguments.run(device, operator);
          for (int n = 0; n < wanted.size(); n++) {
            assertThat(given.get(n))
                .as("%s, output %d, %s, %d threads", operator.name(), n, lanes, threads)
                .isEqualTo(wanted.get(n));
          }
        }
      }
    }
  }
}
