package dev.hearth.compute.cpu.exec;

import java.util.Arrays;

/**
 * How many floats a vector holds. {@link #ONE} never touches the Vector API, which is an incubator
 * module that a launch may lack. Every width computes the same bits.
 */
public enum Lanes {
  ONE(1),
  FOUR(4),
  EIGHT(8),
  SIXTEEN(16);

  /** Overrides the machine's preference: 16, 8, 4 or 1. */
  public static final String PROPERTY = "hearth.cpu.lanes";

  private final int count;

  Lanes(int count) {
    this.count = count;
  }

  public int count() {
    return count;
  }

  public boolean vector() {
    return this != ONE;
  }

  /** What {@link #PROPERTY} says, else the machine's preference. */
  public static Lanes chosen() {
    Integer asked = Integer.getInteger(PROPERTY);
    if (asked != null) {
      return of(asked);
    }
    return vectorApi() ? of(Math.min(Species.preferredLanes(), SIXTEEN.count)) : ONE;
  }

  private static Lanes of(int count) {
    return Arrays.stream(values())
        .filter(lanes -> lanes.count == count)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(PROPERTY + " is 16, 8, 4 or 1, not " + count));
  }

  private static boolean vectorApi() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
