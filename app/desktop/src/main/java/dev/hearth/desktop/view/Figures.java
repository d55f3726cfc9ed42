package dev.hearth.desktop.view;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** Figures in a row, or in several where the window is narrow. */
public final class Figures extends FlowPane {

  public Figures(Node... figures) {
    super(figures);
    getStyleClass().add("figures");
  }
}
