package dev.hearth.node.device;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.training.Preset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which device, or which way to drive one, comes first: never one whose bits are known to be wrong
 * or cannot be tested; the fastest once all were measured with one model; before that the backend
 * made for the hardware.
 */
record Preference(Function<DeviceInfo, Known> known) {
  private static final List<String> BACKENDS = List.of("cuda", "metal", "opencl", "cpu");
  private static final String OF_THE_PROCESSOR = "cpu";

  List<DeviceInfo> sorted(List<DeviceInfo> devices) {
    return sorted(devices, UnaryOperator.identity());
  }

  <T> List<T> sorted(List<T> things, Function<T, DeviceInfo> device) {
    Function<T, Known> of = device.andThen(known);
    Comparator<T> fit = Comparator.comparing(thing -> of.apply(thing).isUnfit());
    Comparator<T> usual = Comparator.comparingInt(thing -> rank(device.apply(thing)));
    Comparator<T> better =
        yardstick(things.stream().map(of).filter(one -> !one.isUnfit()).toList())
            .map(preset -> faster(of, preset))
            .orElse(usual);
    return things.stream().sorted(fit.thenComparing(better)).toList();
  }

  private static <T> Comparator<T> faster(Function<T, Known> of, Preset preset) {
    return Comparator.comparingDouble(thing -> -of.apply(thing).speed(preset));
  }

  /**
   * The largest that all were measured with: a small model measures what a kernel's start costs.
   */
  private static Optional<Preset> yardstick(List<Known> all) {
    return Stream.of(Preset.values())
        .filter(preset -> all.stream().allMatch(one -> one.speed(preset) > 0))
        .reduce((_, larger) -> larger);
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
