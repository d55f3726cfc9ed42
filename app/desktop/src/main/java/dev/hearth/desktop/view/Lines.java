package dev.hearth.desktop.view;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Quiet sentences, one below the other. */
public final class Lines extends VBox {

  public Lines(String id) {
    setId(id);
    getStyleClass().add("lines");
    Shown.when(false, this);
  }

  public void show(List<String> lines) {
    Shown.when(!lines.isEmpty(), this);
    while (getChildren().size() > lines.size()) {
      getChildren().removeLast();
    }
    for (int i = 0; i < lines.size(); i++) {
      if (i == getChildren().size()) {
        getChildren().add(Texts.hint(null, ""));
      }
      ((Label) getChildren().get(i)).setText(lines.get(i));
    }
  }
}
