package dev.hearth.compute.metal;

import dev.hearth.compute.DeviceInfo;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** All devices of the system, the strong ones first, owned until this is closed. */
record Gpus(List<Id> all) implements AutoCloseable {
  /** Otherwise in an order that lasts as long as the system runs. */
  private static final Comparator<Id> ORDER =
      Comparator.<Id, Boolean>comparing(gpu -> gpu.flag(Selector.IS_LOW_POWER))
          .thenComparing(gpu -> gpu.number(Selector.REGISTRY_ID));

  static Gpus of(ObjectiveC runtime) {
    try (ObjectiveC.Pool _ = runtime.pool();
        Id array = runtime.made("MTLCopyAllDevices")) {
      long count = array.isNil() ? 0 : array.number(Selector.COUNT);
      return new Gpus(
          LongStream.range(0, count)
              .mapToObj(n -> array.object(Selector.OBJECT_AT, n).retained())
              .sorted(ORDER)
              .toList());
    }
  }

  List<DeviceInfo> infos(String backend) {
    return IntStream.range(0, all.size())
        .mapToObj(n -> info(all.get(n), backend + ":" + n, backend))
        .toList();
  }

  @Override
  public void close() {
    all.forEach(Id::close);
  }

  private static DeviceInfo info(Id gpu, String id, String backend) {
    try (ObjectiveC.Pool _ = gpu.runtime().pool()) {
      String name = gpu.object(Selector.NAME).text();
      return new DeviceInfo(
          id, name, vendor(name), backend, driver(), gpu.number(Selector.WORKING_SET), "");
    }
  }

  /** As in "Apple M2" and "AMD Radeon Pro 5500M". */
  private static String vendor(String name) {
    return name.split(" ", 2)[0];
  }

  /** It comes with the system. */
  private static String driver() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version");
  }
}
