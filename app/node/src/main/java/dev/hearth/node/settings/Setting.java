package dev.hearth.node.settings;

/**
 * One thing the owner decides.
 *
 * @param key how it is named in the file and on the command line
 * @param title how the window calls it
 * @param doc what it does, in a sentence
 * @param initial what holds until the owner says otherwise
 */
public record Setting<T>(
    String key, Group group, String title, String doc, Kind<T> kind, String initial) {

  /** Where it stands in the file and on the screen. */
  public enum Group {
    WHEN("When it may work"),
    POWER("Power and money"),
    DEVICES("Devices"),
    APP("The app");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** The same setting under another key: device settings are made for each device. */
  Setting<T> named(String other) {
    return new Setting<>(other, group, title, doc, kind, initial);
  }
}
