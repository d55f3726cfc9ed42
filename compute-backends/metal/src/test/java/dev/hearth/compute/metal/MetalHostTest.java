package dev.hearth.compute.metal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import dev.hearth.compute.check.Conformity;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.DeviceCheck;
import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Gemm;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the host code says to Metal, listened to by a mock that finds fault with every word. */
@Tag("slow")
@EnabledIf(value = "dev.hearth.compute.metal.Mock#canBeBuilt", disabledReason = "no g++ here")
class MetalHostTest {
  private Mock mock;

  @BeforeEach
  void build() {
    mock = Mock.here();
  }

  @AfterEach
  void nothingIsLeft() {
    mock.assertThatAllIsWell();
  }

  @Test
  void listsTheStrongerFirst() {
    String driver = System.getProperty("os.name") + " " + System.getProperty("os.version");
    assertThat(mock.backend().devices())
        .containsExactly(
            new DeviceInfo("metal:0", "Apple Mock", "Apple", "metal", driver, 8L << 30, ""),
            new DeviceInfo("metal:1", "Intel Mock", "Intel", "metal", driver, 8L << 30, ""));
  }

  @Test
  void listsNoneWhereMetalHasNone() {
    mock.fail("MTLCopyAllDevices", 0);
    assertThat(mock.backend().devices()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(this::open);
  }

  @Test
  void asksAnOlderSystemForSafeMathInItsOwnWords() {
    mock.forget("setMathMode:", true);
    long before = mock.calls("setFastMathEnabled:");
    try (Device device = open()) {
      device.compile(Add.of(64));
      assertThat(mock.calls("setFastMathEnabled:")).isEqualTo(before + 1);
    } finally {
      mock.forget("setMathMode:", false);
    }
  }

  @Test
  void zeroesMemory() {
    int[] words = {1, 2, 3};
    try (Device device = open();
        Buffer buffer = device.allocate(Type.I32, 3)) {
      buffer.read(0, words, 0, 3);
    }
    assertThat(words).containsOnly(0);
  }

  @Test
  void refusesOtherTypesAndPlacesOutside() {
    try (Device device = open();
        Buffer buffer = device.allocate(Type.F32, 8)) {
      assertThatIllegalArgumentException().isThrownBy(() -> buffer.read(0, new int[1], 0, 1));
      assertThatThrownBy(() -> buffer.read(7, new float[2], 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void sendsWhatMakesASliceTogetherAndWaitsBeforeItLooks() {
    try (Device device = open()) {
      assertThat(check(device, Add.of(64))).isInstanceOf(Conforms.class);
      long commits = mock.calls("commit");
      Kernel sum = device.compile(Add.of(64));
      Buffer[] buffers = allocate(device, 3, 64);
      for (int n = 0; n < 10; n++) {
        sum.run(buffers);
      }
      assertThat(mock.calls("commit")).isEqualTo(commits);
      buffers[2].read(0, new float[64], 0, 64);
      device.finish();
      assertThat(mock.calls("commit")).isEqualTo(commits + 1);
      Arrays.stream(buffers).forEach(Buffer::close);
    }
  }

  @Test
  void keepsABufferUntilItsCommandsAreDone() {
    try (Device device = open()) {
      Buffer[] buffers = allocate(device, 3, 64);
      device.compile(Add.of(64)).run(buffers);
      Arrays.stream(buffers).forEach(Buffer::close);
      device.finish();
    }
  }

  @Test
  void cutsLongWorkIntoSlices() {
    AtomicInteger slices = new AtomicInteger();
    long commits = mock.calls("commit");
    try (Device device = mock.backend().open("metal:0", 1, slices::incrementAndGet)) {
      Buffer[] matrices = allocate(device, 3, 256 * 256);
      device.compile(Gemm.nn(256, 256, 256)).run(matrices);
      device.finish();
      Arrays.stream(matrices).forEach(Buffer::close);
    }
    assertThat(slices.get()).isGreaterThan(2);
    assertThat(mock.calls("commit")).isGreaterThan(commits + 2);
  }

  @Test
  void mayBeUsedAfterItWasStopped() {
    AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    Pace pace =
        () -> {
          if (left.getAndDecrement() == 0) {
            throw new StoppedException();
          }
        };
    Operator step = AdamW.step(50_000);
    try (Device device = mock.backend().open("metal:0", 1, pace)) {
      left.set(0);
      assertThatThrownBy(() -> check(device, step)).isInstanceOf(StoppedException.class);
      left.set(Integer.MAX_VALUE);
      assertThat(check(device, step)).isInstanceOf(Conforms.class);
    }
  }

  @Test
  void saysThatItsMemoryDoesNotSuffice() {
    try (Device device = open()) {
      fails(Reason.OUT_OF_MEMORY, () -> device.allocate(Type.F32, 1L << 42));
      mock.fail("newBufferWithLength:options:", 0);
      fails(Reason.OUT_OF_MEMORY, () -> device.allocate(Type.F32, 1 << 20))
          .hasMessage(
              "the Metal device failed while allocating 4 MiB: its memory does not suffice"
                  + " (nil)");
    }
  }

  @Test
  void saysWhatTheCompilerSays() {
    mock.fail("newLibraryWithSource:options:error:", 0);
    try (Device device = open()) {
      fails(Reason.COMPILER, () -> device.compile(Add.of(65)))
          .hasMessage(
              "the Metal compiler cannot compile a kernel: program_source:1:1: error: so the test"
                  + " wants it");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "newFunctionWithName:, it has no function k0",
    "newComputePipelineStateWithFunction:error:, the pipeline is not to be had",
    "maxTotalThreadsPerThreadgroup, 'groups of 64 items, where the device has 32'"
  })
  void saysWhyAKernelIsNotToBeHad(String message, String words) {
    mock.fail(message, 0);
    try (Device device = open()) {
      fails(Reason.COMPILER, () -> device.compile(Add.of(64))).hasMessageEndingWith(words);
    }
  }

  @Test
  void saysThatNoQueueIsToBeHad() {
    mock.fail("newCommandQueue", 0);
    fails(Reason.DRIVER, this::open);
  }

  @ParameterizedTest
  @CsvSource({"commandBuffer", "computeCommandEncoder"})
  void saysThatCommandsCannotBePrepared(String message) {
    try (Device device = open()) {
      Buffer[] buffers = allocate(device, 3, 64);
      Kernel sum = device.compile(Add.of(64));
      mock.fail(message, 0);
      fails(Reason.DRIVER, () -> sum.run(buffers));
      Arrays.stream(buffers).forEach(Buffer::close);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, LOST", "3, LOST", "4, LOST", "11, LOST", "8, OUT_OF_MEMORY", "1, DRIVER"})
  void saysWhyItDidNotCompute(long code, Reason reason) {
    try (Device device = open()) {
      Buffer[] buffers = allocate(device, 3, 64);
      device.compile(Add.of(64)).run(buffers);
      mock.fail("status", code);
      fails(reason, device::finish).hasMessageEndingWith("(so the test wants it)");
      mock.fail("", 0);
      assertThat(check(device, Add.of(64))).isInstanceOf(Conforms.class);
      Arrays.stream(buffers).forEach(Buffer::close);
    }
  }

  @Test
  void givesEverythingBackThoughItFailsAtItsEnd() {
    Device device = open();
    Buffer[] buffers = allocate(device, 3, 64);
    device.compile(Add.of(64)).run(buffers);
    mock.fail("status", 11);
    device.close();
    Arrays.stream(buffers).forEach(Buffer::close);
  }

  private Device open() {
    return mock.backend().open("metal:0", 1);
  }

  private static Buffer[] allocate(Device device, int count, long size) {
    Buffer[] buffers = new Buffer[count];
    Arrays.setAll(buffers, n -> device.allocate(Type.F32, size));
    return buffers;
  }

  private static Conformity check(Device device, Operator operator) {
    return DeviceCheck.of(device, List.of(new Trial(operator, Flavor.ORDINARY, 1)));
  }

  private static AbstractThrowableAssert<?, ?> fails(Reason reason, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
