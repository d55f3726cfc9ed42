package dev.hearth.compute.metal;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;
import dev.hearth.compute.kernels.host.Failures;

/** What Metal refuses with: nil, and often an NSError. */
final class Failure {
  // Of MTLCommandBufferError.
  private static final int TIMEOUT = 2;
  private static final int PAGE_FAULT = 3;
  private static final int ACCESS_REVOKED = 4;
  private static final int OUT_OF_MEMORY = 8;
  private static final int DEVICE_REMOVED = 11;

  private Failure() {}

  /**
   * @param what was being done, as in "opening its queue"
   */
  static DeviceException refused(String what) {
    return Failures.of("Metal", Reason.DRIVER, what, "nil");
  }

  static DeviceException memory(long bytes) {
    String what = "allocating " + (bytes >> 20) + " MiB";
    return Failures.of("Metal", Reason.OUT_OF_MEMORY, what, "nil");
  }

  static DeviceException compiler(String said) {
    return new DeviceException(
        Reason.COMPILER, "the Metal compiler cannot compile a kernel: " + said.strip());
  }

  /**
   * @param error of a command buffer; nil where it has none
   */
  static DeviceException computing(Id error) {
    Reason reason = error.isNil() ? Reason.DRIVER : reason((int) error.number(Selector.CODE));
    return Failures.of("Metal", reason, "computing", said(error));
  }

  private static Reason reason(int code) {
    return switch (code) {
      case OUT_OF_MEMORY -> Reason.OUT_OF_MEMORY;
      case TIMEOUT, PAGE_FAULT, ACCESS_REVOKED, DEVICE_REMOVED -> Reason.LOST;
      default -> Reason.DRIVER;
    };
  }

  private static String said(Id error) {
    return error.isNil() ? "no reason given" : error.object(Selector.DESCRIPTION).text();
  }
}
