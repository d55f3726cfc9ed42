package dev.hearth.compute;

import java.util.Locale;
import java.util.Map;

/** Who made a device, in one word: drivers and processors of one maker call it differently. */
public final class Maker {
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "advanced micro devices", "amd",
          "authenticamd", "amd",
          "ati technologies", "amd",
          "genuineintel", "intel");

  private Maker() {}

  /**
   * @param vendor as {@link DeviceInfo#vendor} has it
   * @return the first word of one that goes by a single name; empty where none is given
   */
  public static String of(String vendor) {
    String words = vendor.strip().toLowerCase(Locale.ROOT);
    return BEGINNINGS.entrySet().stream()
        .filter(name -> words.startsWith(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> words.split("\\W", 2)[0]);
  }
}
