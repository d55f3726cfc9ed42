package dev.hearth.node.device;

import dev.hearth.compute.DeviceInfo;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which device, or which way to drive one, comes first: never one whose bits are known to be wrong
 * or cannot be tested; the fastest once all were measured; before that the backend made for the
 * hardware.
 */
record Preference(Function<DeviceInfo, Known> known) {
  private static final List<String> BACKENDS = List.of("cuda", "metal", "opencl", "cpu");
  private static final String OF_THE_PROCESSOR = "cpu";

  List<DeviceInfo> sorted(List<DeviceInfo> devices) {
    return sorted(devices, UnaryOperator.identity());
  }

  <T> List<T> sorted(List<T> things, Function<T, DeviceInfo> device) {
    Function<T, Known> of = device.andThen(known);
    boolean measured =
        things.stream().map(of).filter(one -> !one.isUnfit()).allMatch(Known::isMeasured);
    Comparator<T> fit = Comparator.comparing(thing -> of.apply(thing).isUnfit());
    Comparator<T> fast = Comparator.comparingDouble(thing -> -of.apply(thing).speed());
    Comparator<T> usual = Comparator.comparingInt(thing -> rank(device.apply(thing)));
    return things.stream().sorted(fit.thenComparing(measured ? fast : usual)).toList();
  }

  /** Cards before the processor, and that by its own backend. */
  private static int rank(DeviceInfo device) {
    int usual = BACKENDS.indexOf(device.backend());
    if (!device.host()) {
      return usual < 0 ? BACKENDS.size() : usual;
    }
    return BACKENDS.size() + (device.backend().equals(OF_THE_PROCESSOR) ? 1 : 2);
  }
}
