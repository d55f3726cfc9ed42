package dev.hearth.api;

import dev.hearth.api.rpc.Method;
import java.util.List;

/**
 * The machine's devices. Measuring takes a while: these calls answer when it is over, the snapshots
 * meanwhile show how far it is. It is broken off when its caller is gone, or when the owner's word,
 * a game, heat or power holds the device.
 */
public interface DeviceApi {

  @Method("device.list")
  List<DeviceView> devices();

  /** Self-test, then speed; what is found is kept. */
  @Method("device.benchmark")
  DeviceView benchmark(DeviceReference device);

  /** Only whether its bits conform; a device that was benched may earn again when they do. */
  @Method("device.self-test")
  DeviceView selfTest(DeviceReference device);

  /** Tries shares of the time and says which gives most for the power. */
  @Method("device.efficiency")
  Efficiency efficiency(DeviceReference device);

  /** Breaks off what is being measured; that call fails then. */
  @Method("device.cancel")
  void cancel(DeviceReference device);

  /** What the devices are likely to earn. */
  @Method("device.forecast")
  Forecast forecast();
}
