package dev.hearth.desktop.view;

/** Ids of controls: what a style sheet and a test can name. */
public final class Ids {
  private Ids() {}

  /** For example "setting-idle-after" of "setting" and "idle.after". */
  public static String of(String... parts) {
    return String.join("-", parts).replaceAll("[^A-Za-z0-9]+", "-");
  }
}
