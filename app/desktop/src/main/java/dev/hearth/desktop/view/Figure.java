package dev.hearth.desktop.view;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One number with a word for it below. */
public final class Figure extends VBox {
  private final Label number = new Label("–");
  private final Label caption;

  /** The id is the number's, for tests. */
  public Figure(String id, String word) {
    getStyleClass().add("figure");
    number.setId(id);
    number.getStyleClass().add("figure-number");
    caption = new Label(word);
    caption.getStyleClass().add("figure-word");
    getChildren().addAll(number, caption);
  }

  public void show(String text) {
    number.setText(text);
  }

  public void show(String text, String word) {
    show(text);
    caption.setText(word);
  }

  /** The one number of a screen that matters. */
  public Figure large() {
    number.getStyleClass().add("figure-large");
    return this;
  }
}
