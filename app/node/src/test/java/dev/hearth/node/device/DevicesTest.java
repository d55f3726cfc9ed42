package dev.hearth.node.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 2"})
  void aCardThatItsOwnBackendDrivesIsNotMeasuredByAnother(boolean conforms, int measured) {
    DeviceInfo own = new DeviceInfo("cuda:0", "Card", "", "cuda", "", 1 << 30, "0000:01:00.0");
    DeviceInfo other =
        new DeviceInfo("opencl:0:0", "Card", "", "opencl", "", 1 << 30, "0000:01:00.0");
    Devices card =
        new Devices(
            List.of(
                new Scripted("opencl", () -> List.of(other)),
                new Scripted("cuda", () -> List.of(own))));
    List<String> asked = new ArrayList<>();
    Survey survey =
        Survey.of(
            card,
            device -> {
              asked.add(device.id());
              return report(device.info(), conforms || device.info().equals(other));
            });
    assertThat(asked)
        .containsExactlyElementsOf(List.of("cuda:0", "opencl:0:0").subList(0, measured));
    assertThat(survey.devices())
        .singleElement()
        .satisfies(one -> assertThat(one.others()).hasSize(measured - 1));
    assertThat(survey.unusable())
        .containsExactlyElementsOf(
            conforms
                ? List.of("opencl:0:0 is not measured: cuda:0 drives the same card.")
                : List.of());
  }

  private static DeviceReport report(DeviceInfo info, boolean conforms) {
    return new DeviceReport(
        info.id(), info.name(), "", info.backend(), "", 1, 1, 1, 1, Map.of(), 0, conforms, "");
  }
}
