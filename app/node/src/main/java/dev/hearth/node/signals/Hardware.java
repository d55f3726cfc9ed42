package dev.hearth.node.signals;

/** What of the machine a device is, as far as it takes to find its figures. */
public sealed interface Hardware {

  /** The processor, whatever drives it. */
  record Processor() implements Hardware {}

  /** A card, at an address such as 0000:01:00.0. */
  record Pci(String address) implements Hardware {}

  /** Nobody says where it is: nothing can be read of it. */
  record Unplaced() implements Hardware {}
}
