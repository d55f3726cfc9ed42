package dev.hearth.node.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DevicesTest {
  private static final DeviceInfo SOUND =
      new DeviceInfo("sound", "Sound", "", "other", "", 1 << 30, "");

  private record Scripted(String name, Supplier<List<DeviceInfo>> seen) implements Backend {
    @Override
    public List<DeviceInfo> devices() {
      return seen.get();
    }

    @Override
    public Device open(String id, int threads, Pace pace) {
      throw new IllegalStateException("CL_OUT_OF_HOST_MEMORY");
    }
  }

  private static Scripted broken(String name, Throwable how) {
    return new Scripted(
        name,
        () -> {
          if (how instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) how;
        });
  }

  private final Devices devices =
      new Devices(
          List.of(
              broken("cuda", new UnsatisfiedLinkError("libcuda.so.1: wrong ELF class.")),
              broken(
                  "opencl", new IllegalStateException("no", new RuntimeException("error -1001"))),
              new Scripted("other", () -> List.of(SOUND))));

  @Test
  void aBrokenDriverDoesNotHarmTheOthersAndIsSaid() {
    assertThat(devices.workers()).extracting(InstalledDevice::info).containsExactly(SOUND);
    assertThat(devices.find("sound").info()).isEqualTo(SOUND);
    assertThat(devices.unusable())
        .containsExactly(
            "CUDA is not usable here: libcuda.so.1: wrong ELF class.",
            "OpenCL is not usable here: error -1001.");
  }

  @Test
  void aDeviceThatDoesNotOpenIsReportedAsSuch() {
    Survey survey =
        Survey.of(
            devices,
            device ->
                new DeviceBenchmark(System::nanoTime, Duration.ZERO)
                    .measure(device, 1, progress -> {}));
    assertThat(survey.unusable()).hasSize(2);
    assertThat(survey.devices())
        .singleElement()
        .satisfies(
            device -> {
              assertThat(device.best().conforms()).isFalse();
              assertThat(device.best().reason())
                  .isEqualTo("it does not work: CL_OUT_OF_HOST_MEMORY");
            });
  }
}
