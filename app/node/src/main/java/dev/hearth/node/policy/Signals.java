package dev.hearth.node.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What the machine and its owner are doing, read at one moment.
 *
 * @param idle since the last key, click or movement
 * @param foreground the window in front
 * @param programs names of the listed programs that run; only those that a rule lists are looked
 *     for
 * @param video who plays a video or keeps the screen awake; empty text when nobody does
 * @param power where the current comes from
 * @param metered whether traffic on this network costs by volume
 * @param devices by device id
 */
public record Signals(
    Reading<Duration> idle,
    Reading<Foreground> foreground,
    Reading<Set<String>> programs,
    Reading<String> video,
    Reading<Power> power,
    Reading<Boolean> metered,
    Map<String, DeviceSignals> devices) {

  /** Nothing is read, for this reason. */
  public static Signals unknown(String reason) {
    return new Signals(
        Reading.unknown(reason),
        Reading.unknown(reason),
        Reading.unknown(reason),
        Reading.unknown(reason),
        Reading.unknown(reason),
        Reading.unknown(reason),
        Map.of());
  }

  public Signals {
    devices = Map.copyOf(devices);
  }

  /** The window in front: its program, and whether it covers the whole screen. */
  public record Foreground(String program, boolean fullscreen) {}

  /** Mains or battery, and how full the battery is in percent; 100 when there is none. */
  public record Power(boolean mains, int charge) {}

  public DeviceSignals of(String device) {
    return devices.getOrDefault(device, DeviceSignals.UNKNOWN);
  }
}
