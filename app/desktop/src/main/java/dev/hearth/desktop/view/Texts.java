package dev.hearth.desktop.view;

import javafx.scene.control.Label;

/** Labels that wrap. */
public final class Texts {
  private Texts() {}

  public static Label paragraph(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
    return label;
  }

  /** Quieter than a paragraph: explanations and empty states. */
  public static Label hint(String id, String text) {
    Label label = paragraph(id, text);
    label.getStyleClass().add("hint");
    return label;
  }
}
