package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.check.Conformity;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.DeviceCheck;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.opencl.OpenClBackend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every OpenCL device of this machine, with kernels of both shapes, keeping subnormals and flushing
 * them. Skipped where there is none.
 */
@Tag("slow")
class OpenClTest {
  private static final String FLUSHING = "-cl-denorms-are-zero";

  record Way(KernelShape shape, String options, Family family) {
    OpenClBackend backend() {
      return new OpenClBackend(Optional.of(shape), options);
    }

    @Override
    public String toString() {
      return family + (shape.lanes() > 1 ? " by vectors " : " by items ") + options;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(KernelShape.VECTORS, KernelShape.ITEMS)
        .flatMap(shape -> Stream.of("", FLUSHING).flatMap(o -> ways(shape, o)));
  }

  private static Stream<Way> ways(KernelShape shape, String options) {
    return Families.ALL.stream().map(family -> new Way(shape, options, family));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void conforms(Way way) {
    List<DeviceInfo> devices = way.backend().devices();
    assumeTrue(!devices.isEmpty(), "no OpenCL device here");
    for (DeviceInfo info : devices) {
      try (Device device = way.backend().open(info.id(), 2)) {
        Conformity found = DeviceCheck.of(device, Conformance.trials(way.family()));
        assertThat(found).as(info.name()).isInstanceOf(Conforms.class);
      }
    }
  }
}
