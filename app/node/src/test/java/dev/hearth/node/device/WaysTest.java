package dev.hearth.node.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.Known.Bits;
import dev.hearth.training.Preset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaysTest {
  private static final long GIB = 1L << 30;

  private static final Map<String, DeviceInfo> SEEN =
      Stream.of(
              card("cuda:0", "NVIDIA GeForce RTX 3080", "cuda", 10 * GIB, "0000:01:00.0"),
              card("cl:0", "GeForce RTX 3080", "opencl", 10 * GIB, "0000:01:00.0"),
              card("cl:longer", "GeForce RTX 3080", "opencl", 10 * GIB, "00000000:01:00.0"),
              card("cl:nowhere", "GeForce RTX 3080", "opencl", 98 * GIB / 10, ""),
              card("cl:smaller", "GeForce RTX 3080", "opencl", 9 * GIB, ""),
              card("cl:other", "GeForce RTX 3090", "opencl", 10 * GIB, ""),
              card("cuda:1", "NVIDIA GeForce RTX 3080", "cuda", 10 * GIB, "0000:02:00.0"),
              card("cl:1", "GeForce RTX 3080", "opencl", 10 * GIB, "0000:02:00.0"),
              card("metal:0", "Apple M3", "metal", 12 * GIB, ""),
              card("cl:apple", "M3", "opencl", 12 * GIB, ""),
              host("cpu", "A processor, 512-bit vectors", "cpu"),
              host("cl:pocl", "cpu-skylake-A processor", "opencl"),
              host("cl:intel", "A processor(R)", "opencl"))
          .collect(Collectors.toMap(DeviceInfo::id, device -> device));

  private static DeviceInfo card(
      String id, String name, String backend, long memory, String location) {
    return new DeviceInfo(id, name, "", backend, "", memory, location);
  }

  private static DeviceInfo host(String id, String name, String backend) {
    return new DeviceInfo(id, name, "", backend, "", 4 * GIB, "", true);
  }

  /**
   * What is seen; what is known (speeds, "bad" or "unable"); the devices, the first first, each
   * with its ways in the order of their preference.
   */
  @ParameterizedTest
  @CsvSource({
    // Nothing measured: the backend made for the hardware.
    "cl:0 cuda:0, '', cuda:0=cl:0",
    "cl:longer cuda:0, '', cuda:0=cl:longer",
    "cl:nowhere cuda:0, '', cuda:0=cl:nowhere",
    "cl:apple metal:0, '', metal:0=cl:apple",
    "cl:pocl cpu, '', cpu=cl:pocl",
    "cl:pocl cl:intel cpu, '', cpu=cl:pocl=cl:intel",
    // Not the same.
    "cl:smaller cuda:0, '', cuda:0 cl:smaller",
    "cl:other cuda:0, '', cuda:0 cl:other",
    "cl:1 cuda:0, '', cuda:0 cl:1",
    "cuda:0 cuda:1, '', cuda:0 cuda:1",
    // Two alike, seen by both; one of them without its place.
    "cl:0 cl:1 cuda:0 cuda:1, '', cuda:0=cl:0 cuda:1=cl:1",
    "cl:nowhere cl:1 cuda:0 cuda:1, '', cuda:1=cl:1 cuda:0=cl:nowhere",
    // A card comes before the processor until both are measured.
    "cpu cl:0, '', cl:0 cpu",
    "cpu cl:0, cl:0=50, cl:0 cpu",
    "cpu cl:0, cl:0=50 cpu=80, cpu cl:0",
    // The faster of those that conform.
    "cuda:0 cl:0, cuda:0=100 cl:0=120, cl:0=cuda:0",
    "cuda:0 cl:0, cuda:0=100 cl:0=90, cuda:0=cl:0",
    "cuda:0 cl:0, cl:0=90, cuda:0=cl:0",
    "cuda:0 cl:0, cuda:0=bad, cl:0=cuda:0",
    "cuda:0 cl:0, cuda:0=bad cl:0=90, cl:0=cuda:0",
    "cuda:0 cl:0, cuda:0=bad cl:0=bad, cuda:0=cl:0",
    "cpu cl:pocl, cpu=100 cl:pocl=60, cpu=cl:pocl",
    // By the largest model that all were measured with.
    "cpu cl:0, cl:0=50/9 cpu=80/7, cl:0 cpu",
    "cpu cl:0, cl:0=50/9/1 cpu=80/7, cl:0 cpu",
    "cpu cl:0, cl:0=50/9/1 cpu=80, cpu cl:0",
    "cuda:0 cl:0, cuda:0=100/20/5 cl:0=120/30/4, cuda:0=cl:0",
    // One that cannot be tested hinders no comparison of the others.
    "cuda:0 cl:0, cuda:0=unable cl:0=90, cl:0=cuda:0",
    "cuda:0 cl:1 cpu, cuda:0=unable cl:1=50 cpu=80, cpu cl:1 cuda:0",
    // What is wrong comes last.
    "cuda:0 cpu, cuda:0=bad, cpu cuda:0",
  })
  void eachDeviceIsListedOnce(String seen, String known, String expected) {
    Map<String, Known> tested =
        words(known)
            .map(word -> word.split("=(?=[^=]*$)"))
            .collect(Collectors.toMap(pair -> pair[0], pair -> known(pair[1])));
    List<Ways> ways =
        Ways.of(
            words(seen).map(SEEN::get).toList(),
            device -> tested.getOrDefault(device.id(), Known.NOTHING));
    assertThat(ways.stream().map(WaysTest::text).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
  }

  private static Known known(String text) {
    return switch (text) {
      case "bad" -> new Known(Bits.DIFFERENT, Map.of("tiny", 1000.0));
      case "unable" -> new Known(Bits.UNTESTABLE, Map.of());
      default -> new Known(Bits.SAME, tokens(text.split("/")));
    };
  }

  /** The tiny preset, then larger ones where they were measured. */
  private static Map<String, Double> tokens(String[] speeds) {
    return IntStream.range(0, speeds.length)
        .boxed()
        .collect(
            Collectors.toMap(n -> Preset.values()[n].id(), n -> Double.parseDouble(speeds[n])));
  }

  private static String text(Ways ways) {
    return ways.all().stream().map(DeviceInfo::id).collect(Collectors.joining("="));
  }
}
