package dev.hearth.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A titled box on a screen. */
public final class Card extends VBox {

  public Card(String title, Node... content) {
    getStyleClass().add("hearth-card");
    Label heading = new Label(title);
    heading.getStyleClass().add("card-title");
    getChildren().add(heading);
    getChildren().addAll(content);
  }
}
