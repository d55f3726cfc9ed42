package dev.hearth.node.settings;

import dev.hearth.node.policy.DailyHours;
import dev.hearth.node.policy.DeviceRules.WhileUsed;
import dev.hearth.node.policy.Tariff;
import dev.hearth.node.policy.WeeklyHours;
import dev.hearth.node.settings.Setting.Group;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every setting there is. */
public final class Catalogue {
  public static final Setting<Duration> IDLE_AFTER =
      new Setting<>(
          "idle.after",
          Group.WHEN,
          "Away after",
          "How long without a key or click until you count as away.",
          Kinds.TIME,
          "5 min");
  public static final Setting<Boolean> FULLSCREEN =
      new Setting<>(
          "pause.fullscreen",
          Group.WHEN,
          "Pause for games and slides",
          "Pauses while a window covers the whole screen.",
          Kinds.SWITCH,
          "yes");
  public static final Setting<Set<String>> PROGRAMS =
      new Setting<>(
          "pause.programs",
          Group.WHEN,
          "Pause for these programs",
          "Pauses while one of these programs runs, by the name of its executable.",
          Kinds.NAMES,
          "none");
  public static final Setting<Integer> OTHER_LOAD =
      new Setting<>(
          "pause.other-load",
          Group.WHEN,
          "Pause when others need the device",
          "Pauses a device when other programs use more than this share of it.",
          Kinds.PERCENT,
          "15 %");
  public static final Setting<Boolean> VIDEO =
      new Setting<>(
          "pause.video",
          Group.WHEN,
          "Pause for videos",
          "Pauses while a video plays or a program keeps the screen awake.",
          Kinds.SWITCH,
          "yes");
  public static final Setting<Optional<DailyHours>> QUIET =
      new Setting<>(
          "quiet.hours",
          Group.WHEN,
          "Quiet hours",
          "Hours of every day in which nothing runs.",
          Hours.DAILY,
          "none");
  public static final Setting<WeeklyHours> SCHEDULE =
      new Setting<>(
          "schedule",
          Group.WHEN,
          "Schedule",
          "The hours of the week in which it may work.",
          Hours.WEEKLY,
          "always");
  public static final Setting<Boolean> METERED =
      new Setting<>(
          "network.metered",
          Group.WHEN,
          "Also on metered networks",
          "Works on networks that cost by volume, such as a phone's hotspot.",
          Kinds.SWITCH,
          "no");
  public static final Setting<Integer> LIGHT_SHARE =
      new Setting<>(
          "used.share",
          Group.WHEN,
          "A little means",
          "The share of the time a device works while you are there, where it may work a little.",
          Kinds.SHARE,
          "25 %");
  public static final Setting<Boolean> ON_BATTERY =
      new Setting<>(
          "battery.work",
          Group.POWER,
          "Also on battery",
          "Works on battery, above the charge below.",
          Kinds.SWITCH,
          "no");
  public static final Setting<Integer> CHARGE_FLOOR =
      new Setting<>(
          "battery.floor",
          Group.POWER,
          "Charge to keep",
          "Never works on battery below this charge.",
          Kinds.PERCENT,
          "50 %");
  public static final Setting<Tariff> TARIFF =
      new Setting<>(
          "power.price",
          Group.POWER,
          "Price of a kilowatt-hour",
          "What power costs you, in your currency; by the hour where it changes.",
          Hours.TARIFF,
          "0.30");
  public static final Setting<Boolean> ONLY_WHEN_WORTH =
      new Setting<>(
          "power.only-when-worth",
          Group.POWER,
          "Stop when not worth it",
          "Pauses while power costs more than the work pays.",
          Kinds.SWITCH,
          "no");
  public static final Setting<String> CURRENCY =
      new Setting<>(
          "money.currency",
          Group.POWER,
          "Your currency",
          "The currency amounts are shown in.",
          Kinds.CURRENCY,
          "EUR");
  public static final Setting<Optional<Double>> RATE =
      new Setting<>(
          "money.rate",
          Group.POWER,
          "One ETH is worth",
          "What one ETH is worth in your currency; none shows tokens only.",
          Kinds.limit("", 0, 1e9),
          "none");
  public static final Setting<Optional<URI>> RATE_ADDRESS =
      new Setting<>(
          "money.rate-address",
          Group.POWER,
          "Ask this address for the rate",
          "A web address that answers with the rate as a number, asked once a day; none asks nobody.",
          Kinds.ADDRESS,
          "none");
  public static final Setting<Optional<Address>> PAYOUT =
      new Setting<>(
          "payout.address",
          Group.POWER,
          "Pay this address instead",
          "Has what is earned paid to this address, which is then watched and cannot be spent from"
              + " here; none pays this machine's own wallet.",
          Kinds.ACCOUNT,
          "none");
  public static final Setting<AcceptedTokens> PAY_TOKENS =
      new Setting<>(
          "pay.tokens",
          Group.POWER,
          "Also work for these tokens",
          "The tokens that jobs may pay in besides ETH, by the addresses of their contracts, with"
              + " commas between them. With =0.001 behind it a whole one counts as 0.001 ETH;"
              + " without, any pay in it will do.",
          Kinds.TOKENS,
          "none");
  public static final Setting<Integer> GAS_SHARE =
      new Setting<>(
          "redeem.gas-share",
          Group.POWER,
          "Collect when the fee is at most",
          "Collects what jobs owe you, hourly at most, once the fee is at most this share of it;"
              + " before a job's deadline in any case.",
          Kinds.PERCENT,
          "2 %");
  public static final Setting<Boolean> AUDITS =
      new Setting<>(
          "audit.for-pay",
          Group.POWER,
          "Check others' work for pay",
          "Trains again what others claim pay for, where somebody pays for that, and challenges what"
              + " is false. It locks a bond, which comes back weeks after the job.",
          Kinds.SWITCH,
          "no");
  public static final Setting<Wei> AUDIT_BOND =
      new Setting<>(
          "audit.bond",
          Group.POWER,
          "Most bonds for that",
          "The most it locks for such checks, all bonds together, in ETH.",
          Kinds.ETHER,
          "0.01");
  public static final Setting<Boolean> KEEPING =
      new Setting<>(
          "keep.for-pay",
          Group.POWER,
          "Keep what others claim for pay",
          "Offers this machine as a keeper of what is claimed, where keepers are drawn and paid. It"
              + " locks 0.1 ETH, which come back a week after this is switched off.",
          Kinds.SWITCH,
          "no");
  public static final Setting<Boolean> DRAWN_KEEPERS =
      new Setting<>(
          "claims.drawn-keepers",
          Group.POWER,
          "Work only where keepers are drawn",
          "Passes over jobs whose submitter chose by itself who keeps what is claimed in them.",
          Kinds.SWITCH,
          "no");
  public static final Setting<Integer> CONFIRMATIONS =
      new Setting<>(
          "chain.confirmations",
          Group.POWER,
          "Blocks until a payment counts",
          "On a real network, how many blocks must stand on a payment, its own included, before it"
              + " counts as made.",
          Kinds.count(1, 64),
          "3");
  public static final Setting<Boolean> AUTOSTART =
      new Setting<>(
          "start.at-login",
          Group.APP,
          "Start at login",
          "Starts hidden when you log in.",
          Kinds.SWITCH,
          "no");
  public static final Setting<Boolean> NOTIFY =
      new Setting<>(
          "notifications",
          Group.APP,
          "Notifications",
          "Tells of the first earning, of payouts and of a device that cannot earn.",
          Kinds.SWITCH,
          "yes");
  public static final Setting<ThemeChoice> THEME =
      new Setting<>(
          "theme",
          Group.APP,
          "Theme",
          "Light, dark, or as the system has it.",
          Kinds.choice(ThemeChoice.class),
          "system");

  /** Settings of a device; their keys complete "device.ID.". */
  static final Setting<Boolean> DEVICE_ON =
      new Setting<>(
          "on", Group.DEVICES, "May work", "Whether this device works.", Kinds.SWITCH, "yes");

  static final Setting<WhileUsed> DEVICE_WHILE_USED =
      new Setting<>(
          "while-used",
          Group.DEVICES,
          "Also while I use it",
          "What this device may do while you are at the machine.",
          Kinds.choice(WhileUsed.class),
          "never");
  static final Setting<Double> DEVICE_FLOOR =
      new Setting<>(
          "floor",
          Group.DEVICES,
          "Least pay an hour",
          "The least an hour must pay after power, in your currency.",
          Kinds.AMOUNT,
          "0");
  static final Setting<Optional<Double>> DEVICE_CELSIUS =
      new Setting<>(
          "celsius",
          Group.DEVICES,
          "Temperature limit",
          "Pauses this device at this temperature; it goes on 6 degrees below.",
          Kinds.limit("°C", 30, 110),
          "85 °C");
  static final Setting<Optional<Double>> DEVICE_WATTS =
      new Setting<>(
          "watts",
          Group.DEVICES,
          "Power limit",
          "Pauses this device when it draws more than this; it tries again after five minutes.",
          Kinds.limit("W", 1, 2000),
          "none");
  static final Setting<Optional<Double>> DEVICE_DRAWS =
      new Setting<>(
          "draws",
          Group.DEVICES,
          "Draws at work",
          "The power this device draws at work, where it does not tell itself.",
          Kinds.limit("W", 1, 2000),
          "none");
  static final Setting<Integer> DEVICE_SHARE =
      new Setting<>(
          "share",
          Group.DEVICES,
          "Share of the time",
          "How much of the time this device works; the efficiency test offers the best.",
          Kinds.SHARE,
          "100 %");

  private static final List<Setting<?>> GENERAL =
      List.of(
          IDLE_AFTER,
          FULLSCREEN,
          PROGRAMS,
          OTHER_LOAD,
          VIDEO,
          QUIET,
          SCHEDULE,
          METERED,
          LIGHT_SHARE,
          ON_BATTERY,
          CHARGE_FLOOR,
          TARIFF,
          ONLY_WHEN_WORTH,
          CURRENCY,
          RATE,
          RATE_ADDRESS,
          PAYOUT,
          PAY_TOKENS,
          GAS_SHARE,
          AUDITS,
          AUDIT_BOND,
          KEEPING,
          DRAWN_KEEPERS,
          CONFIRMATIONS,
          AUTOSTART,
          NOTIFY,
          THEME);
  private static final List<Setting<?>> OF_A_DEVICE =
      List.of(
          DEVICE_ON,
          DEVICE_WHILE_USED,
          DEVICE_FLOOR,
          DEVICE_CELSIUS,
          DEVICE_WATTS,
          DEVICE_DRAWS,
          DEVICE_SHARE);

  private Catalogue() {}

  /** How the window looks. */
  public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
  }

  public static List<Setting<?>> general() {
    return GENERAL;
  }

  /** Those of one device. */
  public static List<Setting<?>> of(String device) {
    return OF_A_DEVICE.stream()
        .<Setting<?>>map(setting -> setting.named(key(device, setting)))
        .toList();
  }

  /** One of a device's, by the end of its key. */
  public static Stream<Setting<?>> of(String device, String name) {
    return of(device).stream().filter(setting -> setting.key().endsWith("." + name));
  }

  static String key(String device, Setting<?> setting) {
    return "device." + device + "." + setting.key();
  }

  /** Empty when no setting has that key. */
  public static Optional<Setting<?>> find(String key) {
    Stream<Setting<?>> general = GENERAL.stream().filter(setting -> setting.key().equals(key));
    return general.findFirst().or(() -> ofADevice(key));
  }

  private static Optional<Setting<?>> ofADevice(String key) {
    int dot = key.lastIndexOf('.');
    if (!key.startsWith("device.") || dot <= "device.".length()) {
      return Optional.empty();
    }
    String name = key.substring(dot + 1);
    return OF_A_DEVICE.stream()
        .filter(setting -> setting.key().equals(name))
        .<Setting<?>>map(setting -> setting.named(key))
        .findFirst();
  }
}
