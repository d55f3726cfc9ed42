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
    if (result.isBenched()) {
      return new Fitness.Benched(fault(result));
    }
    return result.brokenOff() > 0 ? new Fitness.Untestable(result.reason()) : new Fitness.Fit();
  }

  private static String fault(DeviceResult result) {
    return result.refuted() ? result.reason() : "it gave different bits in the self-test twice";
  }

  /** What kept a self-test from its end, as a reason. */
  static String brokenOff(String trouble) {
    return "it could not be tested (" + trouble.replaceAll("\\.$", "") + ")";
  }

  /** What an audit found, as a reason. */
  static String refuted(String finding) {
    return "an audit found other bits in its work (" + finding.replaceAll("\\.$", "") + ")";
  }
}
