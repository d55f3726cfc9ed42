package dev.hearth.desktop.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A quiet line with one thing to press. */
public final class NoticeLine extends HBox {

  /** The button's id has "-do" behind the line's. */
  public NoticeLine(String id, String sentence, String word, Runnable pressed) {
    Label text = Texts.paragraph(id, sentence);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button button = new Button(word);
    button.setId(id + "-do");
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("small");
    button.setOnAction(event -> pressed.run());
    getStyleClass().add("notice");
    getChildren().addAll(text, button);
  }
}
