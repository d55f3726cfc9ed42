package dev.hearth.node.agent;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.Known;
import dev.hearth.node.device.Speeds;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.store.DeviceResults;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keeps what tests and audits found out about devices. Safe for any thread. */
final class TestBook {
  private static final int TWICE = 2;

  private final DeviceResults results;
  private final InstantSource clock;

  TestBook(DeviceResults results, InstantSource clock) {
    this.results = results;
    this.clock = clock;
  }

  Optional<DeviceResult> of(String device) {
    return results.of(device);
  }

  /** Whether it may earn; of a device as it is now. */
  Fitness fitness(DeviceInfo device) {
    return Testimony.of(subject(device), of(device.id()));
  }

  /** How it compares to others. */
  Known known(DeviceInfo device) {
    Speeds speeds = of(device.id()).map(DeviceResult::speeds).orElse(Speeds.UNKNOWN);
    return switch (fitness(device)) {
      case Fitness.Fit() -> new Known(Known.Bits.SAME, speeds.tokens());
      case Fitness.Untested _ -> new Known(Known.Bits.UNTESTED, speeds.tokens());
      case Fitness.Untestable _ -> new Known(Known.Bits.UNTESTABLE, speeds.tokens());
      case Fitness.Benched _ -> new Known(Known.Bits.DIFFERENT, speeds.tokens());
    };
  }

  /** The first that is not known to be unfit, or else the first. */
  DeviceInfo best(List<DeviceInfo> devices) {
    return devices.stream()
        .filter(device -> isHopeful(fitness(device)))
        .findFirst()
        .orElseGet(devices::getFirst);
  }

  private static boolean isHopeful(Fitness fitness) {
    return fitness instanceof Fitness.Fit || fitness instanceof Fitness.Untested;
  }

  /**
   * A self-test is over; the speeds stay what they were.
   *
   * @param differs what was wrong, twice in a row: one failure may be a hiccup
   */
  synchronized void tested(DeviceInfo device, Optional<String> differs) {
    Speeds before = of(device.id()).map(DeviceResult::speeds).orElse(Speeds.UNKNOWN);
    measured(device, before, differs);
  }

  /** As above, with its speeds. */
  synchronized void measured(DeviceInfo device, Speeds speeds, Optional<String> differs) {
    put(device, speeds, differs.isPresent() ? TWICE : 0, false, differs.orElse(""));
  }

  /** An audit found other bits in what it trained. */
  synchronized void refuted(DeviceInfo device, String finding) {
    DeviceResult last = of(device.id()).orElse(null);
    Speeds speeds = last == null ? Speeds.UNKNOWN : last.speeds();
    put(device, speeds, last == null ? 0 : last.failures(), true, Testimony.refuted(finding));
  }

  /** A self-test broke off by the device's own fault; one that is benched stays so. */
  synchronized void brokenOff(DeviceInfo device, String trouble) {
    Optional<DeviceResult> last = of(device.id());
    Optional<DeviceResult> same = last.filter(one -> one.subject().equals(subject(device)));
    Optional<DeviceResult> benched = same.filter(DeviceResult::isBenched);
    results.put(
        new DeviceResult(
            device.id(),
            clock.instant(),
            subject(device),
            last.map(DeviceResult::speeds).orElse(Speeds.UNKNOWN),
            benched.map(DeviceResult::failures).orElse(0),
            same.map(DeviceResult::brokenOff).orElse(0) + 1,
            benched.map(DeviceResult::refuted).orElse(false),
            benched.map(DeviceResult::reason).orElseGet(() -> Testimony.brokenOff(trouble))));
  }

  private void put(DeviceInfo device, Speeds speeds, int failures, boolean refuted, String reason) {
    results.put(
        new DeviceResult(
            device.id(), clock.instant(), subject(device), speeds, failures, 0, refuted, reason));
  }

  private static String subject(DeviceInfo device) {
    return device.name() + ", " + device.driver();
  }
}
