package dev.hearth.node.agent;

import dev.hearth.node.policy.Fitness;
import dev.hearth.node.store.DeviceResult;
import java.util.Optional;

/** What follows from what was last found out about a device. Pure. */
final class Testimony {
  private Testimony() {}

  /**
   * @param subject the device and its driver as they are now
   */
  static Fitness of(String subject, Optional<DeviceResult> last) {
    if (last.isEmpty()) {
      return new Fitness.Untested("its bits have not been tested");
    }
    DeviceResult result = last.get();
    if (!result.subject().equals(subject)) {
      return new Fitness.Untested("its bits have not been tested with this driver");
    }
    return result.isBenched() ? new Fitness.Benched(fault(result)) : new Fitness.Fit();
  }

  private static String fault(DeviceResult result) {
    return result.refuted() ? result.reason() : "it gave different bits in the self-test twice";
  }

  /** What an audit found, as a reason. */
  static String refuted(String finding) {
    return "an audit found other bits in its work (" + finding.replaceAll("\\.$", "") + ")";
  }
}
