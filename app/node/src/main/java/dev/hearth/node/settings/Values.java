package dev.hearth.node.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the owner has set, each text of its setting's kind. Immutable. */
public record Values(Map<String, String> texts) {
  public static final Values NONE = new Values(Map.of());

  public Values {
    texts = Map.copyOf(texts);
  }

  public <T> T get(Setting<T> setting) {
    return setting.kind().read(text(setting));
  }

  /** Of a device. */
  <T> T get(String device, Setting<T> setting) {
    return get(setting.named(Catalogue.key(device, setting)));
  }

  /** As it is set, or as it is initially. */
  public String text(Setting<?> setting) {
    return texts.getOrDefault(setting.key(), setting.initial());
  }

  public boolean isSet(Setting<?> setting) {
    return texts.containsKey(setting.key());
  }

  /** The power that the owner says this device draws at work, in watts. */
  public Optional<Double> draws(String device) {
    return get(device, Catalogue.DEVICE_DRAWS);
  }

  /** The least that an hour on this device must pay after power, in the owner's currency. */
  public double leastPay(String device) {
    return get(device, Catalogue.DEVICE_FLOOR);
  }

  /** Devices that something is set for. */
  Set<String> devices() {
    Set<String> devices = new TreeSet<>();
    for (String key : texts.keySet()) {
      if (key.startsWith("device.")) {
        devices.add(key.substring("device.".length(), key.lastIndexOf('.')));
      }
    }
    return devices;
  }

  /**
   * With one more, or with one less when the text is empty. Throws IllegalArgumentException when
   * the text is not of the setting's kind.
   */
  public Values with(Setting<?> setting, Optional<String> text) {
    Map<String, String> changed = new LinkedHashMap<>(texts);
    text.ifPresentOrElse(
        value -> {
          setting.kind().read(value);
          changed.put(setting.key(), value.strip());
        },
        () -> changed.remove(setting.key()));
    return new Values(changed);
  }
}
