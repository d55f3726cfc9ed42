package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.DeviceCheck;
import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.opencl.OpenClBackend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Products of every way that tiles are laid, alone and joined with what follows: on a device that
 * one group keeps at work they are large and hold all blocks of k, on one that wants many they are
 * small and blocks are made apart.
 */
@Tag("slow")
class TilesTest {
  private static final List<Flavor> FLAVORS = List.of(Flavor.CANCELLING, Flavor.EXTREME);

  /** Around the borders of small tiles and of large ones, of slabs of 8 k and of blocks of 256. */
  private static final List<Operator> OPERATORS =
      List.of(
          Gemm.nn(128, 128, 256),
          Gemm.nn(127, 250, 257),
          Gemm.nt(193, 125, 9),
          Gemm.nt(128, 255, 513),
          Gemm.tn(250, 127, 15),
          Gemm.tn(126, 128, 775),
          Attention.forward(2, 120, 2, 9),
          Attention.forward(1, 330, 1, 70),
          Attention.gradient(1, 121, 1, 72),
          Attention.gradient(1, 330, 1, 70),
          Joint.of(Gemm.nn(65, 63, 300), Bias.forward(65, 63), "x"),
          Joint.of(biased(126, 250, 12), Gelu.forward(126 * 250), "x"),
          Joint.kept(biased(64, 65, 257), Gelu.forward(64 * 65), "x"),
          Joint.of(biased(67, 130, 260), Add.of(67 * 130), "b"),
          Joint.of(Gemm.nt(120, 128, 40), Gelu.gradient(120 * 128), "dy"),
          Joint.of(Gemm.tn(127, 121, 513), Add.of(127 * 121), "b"));

  record Way(KernelShape shape, Operator operator) {
    @Override
    public String toString() {
      return shape + " " + new Trial(operator, Flavor.ORDINARY, 1);
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
            wanting(KernelShape.ITEMS, 1), wanting(KernelShape.AHEAD, 1), KernelShape.AHEAD)
        .flatMap(shape -> OPERATORS.stream().map(operator -> new Way(shape, operator)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void conform(Way way) {
    OpenClBackend backend = new OpenClBackend(Optional.of(way.shape()), "", 1);
    List<DeviceInfo> devices = backend.devices();
    assumeTrue(!devices.isEmpty(), "no OpenCL device here");
    List<Trial> trials = FLAVORS.stream().map(f -> new Trial(way.operator(), f, 1)).toList();
    for (DeviceInfo info : devices) {
      try (Device device = backend.open(info.id(), 2)) {
        assertThat(DeviceCheck.of(device, trials)).as(info.name()).isInstanceOf(Conforms.class);
      }
    }
  }

  private static Operator biased(int rows, int columns, int k) {
    return Joint.of(Gemm.nn(rows, columns, k), Bias.forward(rows, columns), "x");
  }

  private static KernelShape wanting(KernelShape shape, int groups) {
    return new KernelShape(shape.lanes(), shape.items(), shape.localBytes(), groups, shape.ahead());
  }
}
