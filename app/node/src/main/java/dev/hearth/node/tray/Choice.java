package dev.hearth.node.tray;

/** What the owner can ask for by the icon and its menu. */
public enum Choice {
  OPEN("Open Hearth"),
  PAUSE_FOR_AN_HOUR("Pause for 1 hour"),
  PAUSE_UNTIL_TOMORROW("Pause until tomorrow"),
  FINISH_THEN_PAUSE("Finish this segment, then pause"),
  RUN_FOR_AN_HOUR("Run now for 1 hour"),
  RESUME("Resume"),
  QUIT("Quit");

  private final String label;

  Choice(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
