package dev.hearth.node.settings;

import dev.hearth.node.policy.DeviceRules;
import dev.hearth.node.policy.DeviceRules.Limit;
import dev.hearth.node.policy.Rules;
import java.util.HashMap;
import java.util.Map;

/** The rules that the owner's settings make. */
public final class OwnersRules {
  private static final double PERCENT = 100;
  private static final double COOLER = 6;
  private static final double LESS_POWER = 0.9;

  private OwnersRules() {}

  public static Rules of(Values values) {
    Map<String, DeviceRules> devices = new HashMap<>();
    values.devices().forEach(device -> devices.put(device, ofDevice(values, device)));
    return new Rules(
        values.get(Catalogue.IDLE_AFTER),
        values.get(Catalogue.FULLSCREEN),
        values.get(Catalogue.PROGRAMS),
        values.get(Catalogue.OTHER_LOAD) / PERCENT,
        values.get(Catalogue.VIDEO),
        values.get(Catalogue.ON_BATTERY),
        values.get(Catalogue.CHARGE_FLOOR),
        values.get(Catalogue.METERED),
        values.get(Catalogue.QUIET),
        values.get(Catalogue.SCHEDULE),
        values.get(Catalogue.TARIFF),
        values.get(Catalogue.ONLY_WHEN_WORTH),
        values.get(Catalogue.LIGHT_SHARE),
        ofDevice(Values.NONE, "any"),
        devices);
  }

  private static DeviceRules ofDevice(Values values, String device) {
    return new DeviceRules(
        values.get(device, Catalogue.DEVICE_ON),
        values.get(device, Catalogue.DEVICE_WHILE_USED),
        values.get(device, Catalogue.DEVICE_CELSIUS).map(high -> new Limit(high, high - COOLER)),
        values.get(device, Catalogue.DEVICE_WATTS).map(high -> new Limit(high, high * LESS_POWER)),
        values.get(device, Catalogue.DEVICE_SHARE));
  }
}
