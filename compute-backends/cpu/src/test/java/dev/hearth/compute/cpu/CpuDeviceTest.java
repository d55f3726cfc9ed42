package dev.hearth.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Gemm;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class CpuDeviceTest {
  @Test
  void isFoundByTheServiceLoader() {
    Backend backend = ServiceLoader.load(Backend.class).findFirst().orElseThrow();
    assertThat(backend.devices()).extracting(DeviceInfo::id).containsExactly("cpu", "reference");
  }

  @Test
  void refusesAnUnknownDevice() {
    assertThatThrownBy(() -> new CpuBackend().open("gpu", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gpu");
  }

  @Test
  void equalOperatorsGiveTheSameKernel() {
    try (Device device = new CpuBackend().open("cpu", 1)) {
      assertThat(device.compile(Add.of(8))).isSameAs(device.compile(Add.of(8)));
    }
  }

  @Test
  void refusesBuffersOfAnotherTypeSizeOrNumber() {
    try (Device device = new CpuBackend().open("cpu", 1)) {
      Kernel add = device.compile(Add.of(8));
      Buffer right = device.allocate(Type.F32, 8);
      Buffer shorter = device.allocate(Type.F32, 7);
      Buffer ints = device.allocate(Type.I32, 8);
      for (Buffer[] wrong :
          new Buffer[][] {{right, right}, {right, shorter, right}, {ints, right, right}}) {
        assertThatThrownBy(() -> add.run(wrong)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void aProductKeepsWhatItsBlocksAddUpTo() {
    try (Device device = new CpuBackend().open("cpu", 2)) {
      int depth = 256 * 5 + 3;
      Buffer a = filled(device, depth, 1f);
      Buffer b = filled(device, depth, 0.5f);
      Buffer c = device.allocate(Type.F32, 1);
      device.compile(Gemm.nt(1, 1, depth)).run(a, b, c);
      assertThat(read(c)).containsExactly(depth * 0.5f);
    }
  }

  @Test
  void outputsMayTakeThePlaceOfInputs() {
    int n = 1000;
    try (Device device = new CpuBackend().open("cpu", 2)) {
      Kernel step = device.compile(AdamW.step(n));
      Buffer[] in = new Buffer[5];
      Arrays.setAll(in, t -> filled(device, t == 4 ? AdamW.SCHEDULE : n, 0.25f * (t + 1)));
      Buffer[] out = new Buffer[3];
      Arrays.setAll(out, t -> device.allocate(Type.F32, n));
      step.run(in[0], in[1], in[2], in[3], in[4], out[0], out[1], out[2]);
      step.run(in[0], in[1], in[2], in[3], in[4], in[0], in[2], in[3]);
      assertThat(read(in[0])).isEqualTo(read(out[0]));
      assertThat(read(in[2])).isEqualTo(read(out[1]));
      assertThat(read(in[3])).isEqualTo(read(out[2]));
    }
  }

  private static Buffer filled(Device device, int size, float value) {
    float[] x = new float[size];
    Arrays.fill(x, value);
    Buffer buffer = device.allocate(Type.F32, size);
    buffer.write(0, x, 0, size);
    return buffer;
  }

  private static float[] read(Buffer buffer) {
    float[] x = new float[(int) buffer.size()];
    buffer.read(0, x, 0, x.length);
    return x;
  }
}
