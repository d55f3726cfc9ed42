package dev.hearth.node.signals.macos;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.signals.sense.Sense;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mains or battery: "pmset -g batt". */
public final class MacPower implements Sense<Power> {
  private static final Pattern SOURCE = Pattern.compile("Now drawing from '([^']+)'");
  private static final Pattern BATTERY = Pattern.compile("-InternalBattery-\\d+.*?(\\d+)%");
  private static final int FULL = 100;

  private final Command pmset;

  public MacPower() {
    this(Command.of("pmset", "-g", "batt"));
  }

  MacPower(Command pmset) {
    this.pmset = pmset;
  }

  @Override
  public Reading<Power> read() {
    return pmset
        .run()
        .filter(text -> SOURCE.matcher(text).find())
        .map(text -> Reading.of(power(text)))
        .orElseGet(() -> Reading.unknown("macOS does not tell where the current comes from"));
  }

  private static Power power(String text) {
    Matcher source = SOURCE.matcher(text);
    Matcher battery = BATTERY.matcher(text);
    boolean mains = source.find() && source.group(1).equals("AC Power");
    return new Power(mains, battery.find() ? Integer.parseInt(battery.group(1)) : FULL);
  }
}
