package dev.hearth.compute.kernels.host;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;

/** What is said when a driver refuses. */
public final class Failures {
  private Failures() {}

  /**
   * @param api as in "CUDA"
   * @param what was being done, as in "allocating 12 MiB"
   * @param code what the driver calls it
   */
  public static DeviceException of(String api, Reason reason, String what, String code) {
    return new DeviceException(
        reason, "the %s device failed while %s: %s (%s)".formatted(api, what, why(reason), code));
  }

  private static String why(Reason reason) {
    return switch (reason) {
      case OUT_OF_MEMORY -> "its memory does not suffice";
      case LOST -> "it does not answer any more";
      case COMPILER -> "its driver cannot compile a kernel";
      case DRIVER -> "its driver refused";
    };
  }
}
