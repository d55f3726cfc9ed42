package dev.hearth.node.agent;

import dev.hearth.node.policy.RuleId;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Setting;
import java.util.List;
import java.util.stream.Stream;

/** What the rules are called, and which settings change them. */
final class RuleWords {
  private RuleWords() {}

  static String title(RuleId rule) {
    return switch (rule) {
      case OWNER -> "What you said last";
      case DEVICE_OFF -> "The device's switch";
      case BENCHED -> "Same bits as the reference";
      case UNTESTED -> "Tested before it earns";
      case HEAT -> "Temperature";
      case POWER -> "Power drawn";
      case BATTERY -> "Battery";
      case PROGRAMS -> "Your listed programs";
      case FULLSCREEN -> "Games and slides";
      case OTHER_LOAD -> "Other programs' load";
      case VIDEO -> "Videos";
      case IN_USE -> "You at the machine";
      case QUIET_HOURS -> "Quiet hours";
      case SCHEDULE -> "Schedule";
      case METERED -> "Metered network";
      case WORTH -> "Worth the power";
    };
  }

  /** Their keys; those of the device by its id. */
  static List<String> settings(RuleId rule, String device) {
    Stream<Setting<?>> settings =
        switch (rule) {
          case OWNER, BENCHED, UNTESTED -> Stream.of();
          case DEVICE_OFF -> Catalogue.of(device, "on");
          case HEAT -> Catalogue.of(device, "celsius");
          case POWER -> Catalogue.of(device, "watts");
          case BATTERY -> Stream.of(Catalogue.ON_BATTERY, Catalogue.CHARGE_FLOOR);
          case PROGRAMS -> Stream.of(Catalogue.PROGRAMS);
          case FULLSCREEN -> Stream.of(Catalogue.FULLSCREEN);
          case OTHER_LOAD -> Stream.of(Catalogue.OTHER_LOAD);
          case VIDEO -> Stream.of(Catalogue.VIDEO);
          case IN_USE ->
              Stream.concat(
                  Stream.of(Catalogue.IDLE_AFTER, Catalogue.LIGHT_SHARE),
                  Catalogue.of(device, "while-used"));
          case QUIET_HOURS -> Stream.of(Catalogue.QUIET);
          case SCHEDULE -> Stream.of(Catalogue.SCHEDULE);
          case METERED -> Stream.of(Catalogue.METERED);
          case WORTH ->
              Stream.concat(
                  Stream.of(Catalogue.ONLY_WHEN_WORTH, Catalogue.TARIFF, Catalogue.RATE),
                  Catalogue.of(device, "draws"));
        };
    return settings.map(Setting::key).toList();
  }
}
