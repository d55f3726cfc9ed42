package dev.hearth.desktop.view;

import javafx.scene.control.Label;

/** Labels that wrap, and take no room while they have nothing to say. */
public final class Texts {
  private Texts() {}

  public static Label paragraph(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
    label.textProperty().subscribe(words -> Shown.when(!words.isEmpty(), label));
    return label;
  }

  /** That something was refused, and why; at first nothing. */
  public static Label error(String id) {
    Label label = paragraph(id, "");
    label.getStyleClass().add("error");
    return label;
  }

  /** Quieter than a paragraph: explanations and empty states. */
  public static Label hint(String id, String text) {
    Label label = paragraph(id, text);
    label.getStyleClass().add("hint");
    return label;
  }
}
