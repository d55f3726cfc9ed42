package dev.hearth.compute.metal;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;

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
    return failed(Reason.DRIVER, what, "its driver refused");
  }

  static DeviceException memory(long bytes) {
    String what = "allocating " + (bytes >> 20) + " MiB";
    return failed(Reason.OUT_OF_MEMORY, what, "its memory does not suffice");
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
    String why =
        switch (reason) {
          case OUT_OF_MEMORY -> "its memory does not suffice";
          case LOST -> "it does not answer any more";
          default -> "its driver refused";
        };
    return failed(reason, "computing", why + said(error));
  }

  private static Reason reason(int code) {
    return switch (code) {
      case OUT_OF_MEMORY -> Reason.OUT_OF_MEMORY;
      case TIMEOUT, PAGE_FAULT, ACCESS_REVOKED, DEVICE_REMOVED -> Reason.LOST;
      default -> Reason.DRIVER;
    };
  }

  private static String said(Id error) {
    return error.isNil() ? "" : " (" + error.object(Selector.DESCRIPTION).text() + ")";
  }

  private static DeviceException failed(Reason reason, String what, String why) {
    return new DeviceException(reason, "the Metal device failed while %s: %s".formatted(what, why));
  }
}
