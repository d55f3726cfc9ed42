package dev.hearth.conformance;

import dev.hearth.compute.Device;
import dev.hearth.compute.check.Conformity;
import dev.hearth.compute.check.DeviceCheck;
import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import java.util.Arrays;
import java.util.List;

/** The suite that a device passes before its work counts: every operator, shape and flavor. */
public final class Conformance {
  private static final long SEED = 1;

  private Conformance() {}

  public static Conformity check(Device device) {
    return DeviceCheck.of(device, trials());
  }

  static List<Trial> trials() {
    return Families.ALL.stream().flatMap(f -> trials(f).stream()).toList();
  }

  static List<Trial> trials(Family family) {
    return family.operators().stream()
        .flatMap(o -> Arrays.stream(Flavor.values()).map(f -> new Trial(o, f, SEED)))
        .toList();
  }
}
