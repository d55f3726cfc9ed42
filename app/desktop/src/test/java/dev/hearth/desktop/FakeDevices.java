package dev.hearth.desktop;

import dev.hearth.api.DeviceView;
import dev.hearth.api.DeviceView.Live;
import dev.hearth.api.DeviceView.Testing;
import dev.hearth.api.Efficiency;
import dev.hearth.api.rpc.RpcException;
import java.util.List;
import java.util.Map;

/** A graphics card that was measured, and a processor that was not. */
final class FakeDevices {
  boolean conforms = true;
  boolean measured = true;
  double speed = 41_200;
  boolean tellsPower = true;
  boolean fails;
  Testing testing;

  List<DeviceView> list() {
    return List.of(gpu(), cpu());
  }

  DeviceView gpu() {
    return new DeviceView(
        "gpu",
        "GeForce RTX 3080",
        "NVIDIA",
        "cuda",
        "580.65",
        10_240,
        measured,
        26_100,
        760,
        speed,
        Map.of("tiny", speed),
        220,
        conforms,
        conforms ? "" : "gemm differs at element 17",
        100,
        "",
        new Live(61.0, tellsPower ? 220.0 : null, 0.03),
        testing);
  }

  private DeviceView cpu() {
    return new DeviceView(
        "cpu",
        "A processor with 16 threads",
        "",
        "vector",
        "",
        32_000,
        false,
        0,
        0,
        0,
        Map.of(),
        0,
        false,
        "",
        0,
        "Paused: you are using this PC. Resumes 5 minutes after you leave.",
        new Live(null, null, null),
        null);
  }

  DeviceView measure() {
    if (fails) {
      throw new RpcException("DEVICE-BUSY", "The device is at work.", "Pause first.");
    }
    measured = true;
    speed = 41_200;
    return gpu();
  }

  Efficiency efficiency() {
    return new Efficiency(
        "gpu",
        tellsPower,
        60,
        tellsPower
            ? List.of(
                new Efficiency.Point(40, 16_000, 118),
                new Efficiency.Point(60, 26_400, 150),
                new Efficiency.Point(100, 41_200, 262))
            : List.of());
  }
}
