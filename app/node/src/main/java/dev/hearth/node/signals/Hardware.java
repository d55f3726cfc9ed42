package dev.hearth.node.signals;

import dev.hearth.compute.DeviceInfo;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of the machine a device is, as far as it takes to find its figures. */
public sealed interface Hardware {

  static Hardware of(DeviceInfo device) {
    if (device.host()) {
      return new Processor();
    }
    try {
      return new Pci(device.location());
    } catch (IllegalArgumentException unknown) {
      return new Unplaced();
    }
  }

  /** The processor, whatever drives it. */
  record Processor() implements Hardware {}

  /** A card, at an address such as 0000:01:00.0; some write its domain with eight digits. */
  record Pci(String address) implements Hardware {
    private static final Pattern ADDRESS =
        Pattern.compile("(?:0000)?(\\p{XDigit}{4}:\\p{XDigit}{2}:\\p{XDigit}{2}\\.[0-7])");

    /** Throws IllegalArgumentException for what is no address. */
    public Pci {
      Matcher parts = ADDRESS.matcher(address.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException(address + " is no PCI address such as 0000:01:00.0");
      }
      address = parts.group(1).toLowerCase(Locale.ROOT);
    }
  }

  /** Nobody says where it is: nothing can be read of it. */
  record Unplaced() implements Hardware {}
}
