package dev.hearth.compute;

/**
 * What there is to know of a device before it is opened; texts are empty where it is not known.
 *
 * @param id what {@link Backend#open} takes, unique among all backends
 * @param name for people
 * @param vendor who made it
 * @param driver what drives it, with its version
 * @param memoryBytes what a job may use
 * @param location its PCI address, such as 0000:01:00.0; empty for what has none
 * @param host whether it computes on the machine's own processor, whatever drives it
 */
public record DeviceInfo(
    String id,
    String name,
    String vendor,
    String backend,
    String driver,
    long memoryBytes,
    String location,
    boolean host) {

  /** A device beside the processor, such as a graphics card. */
  public DeviceInfo(
      String id,
      String name,
      String vendor,
      String backend,
      String driver,
      long memoryBytes,
      String location) {
    this(id, name, vendor, backend, driver, memoryBytes, location, false);
  }
}
