package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import dev.hearth.compute.check.Conformity;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.DeviceCheck;
import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.cpu.CpuBackend;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.Slices;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.opencl.OpenClBackend;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
    /** Slices begin with one group, so that every kernel is seen to begin elsewhere than at 0. */
    OpenClBackend backend() {
      return new OpenClBackend(Optional.of(shape), options, 1);
    }

    @Override
    public String toString() {
      String how = shape.ahead() ? "ahead" : shape.lanes() > 1 ? "by vectors" : "by items";
      return family + " " + how + " " + options;
    }
  }

  static Stream<Way> ways() {
    Stream<Way> own =
        Stream.of(KernelShape.VECTORS, KernelShape.ITEMS)
            .flatMap(shape -> Stream.of("", FLUSHING).flatMap(o -> ways(shape, o)));
    return Stream.concat(own, ways(KernelShape.AHEAD, "")); // CUDA's; it does not flush
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

  @Test
  void asksItsPaceAndMayBeUsedAfterItWasStopped() {
    AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    Pace pace =
        () -> {
          if (left.getAndDecrement() == 0) {
            throw new StoppedException();
          }
        };
    List<Trial> trials = List.of(new Trial(AdamW.step(200_000), Flavor.ORDINARY, 1));
    try (Device device = first(pace)) {
      assertThat(DeviceCheck.of(device, trials)).isInstanceOf(Conforms.class);
      left.set(0);
      assertThatThrownBy(() -> DeviceCheck.of(device, trials)).isInstanceOf(StoppedException.class);
      left.set(Integer.MAX_VALUE);
      assertThat(DeviceCheck.of(device, trials)).isInstanceOf(Conforms.class);
    }
  }

  @Test
  void cutsLongWorkIntoSlices() {
    AtomicInteger slices = new AtomicInteger();
    try (Device device = first(slices::incrementAndGet, 1 << 16)) {
      slices.set(0);
      float[] product = product(device);
      assertThat(slices.get()).isGreaterThan(4);
      try (Device processor = new CpuBackend().open("cpu", 2)) {
        assertThat(product).isEqualTo(product(processor));
      }
    }
  }

  @Test
  void saysThatItsMemoryDoesNotSuffice() {
    try (Device device = first(Pace.FREE)) {
      assertThatThrownBy(() -> device.allocate(Type.F32, 1L << 42))
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.reason()).isEqualTo(DeviceException.Reason.OUT_OF_MEMORY))
          .hasMessageContaining("its memory does not suffice");
    }
  }

  private static float[] product(Device device) {
    Buffer[] matrices = new Buffer[3];
    float[] words = new float[1 << 20];
    for (int n = 0; n < matrices.length; n++) {
      matrices[n] = device.allocate(Type.F32, words.length);
      for (int i = 0; i < words.length; i++) {
        words[i] = (i * 7919 + n) % 1000 / 500f - 1;
      }
      matrices[n].write(0, words, 0, words.length);
    }
    device.compile(Gemm.nn(1024, 1024, 1024)).run(matrices);
    matrices[2].read(0, words, 0, words.length);
    return words;
  }

  private static Device first(Pace pace) {
    return first(pace, Slices.FIRST);
  }

  private static Device first(Pace pace, long firstSlice) {
    OpenClBackend backend = new OpenClBackend(Optional.empty(), "", firstSlice);
    List<DeviceInfo> devices = backend.devices();
    assumeTrue(!devices.isEmpty(), "no OpenCL device here");
    return backend.open(devices.getFirst().id(), 2, pace);
  }
}
