package dev.hearth.api;

/**
 * A window by its process.
 *
 * @param pid 0 where there is no window
 */
public record WindowReference(long pid) {
  public static final WindowReference NONE = new WindowReference(0);

  public boolean exists() {
    return pid != 0;
  }
}
