package dev.hearth.desktop.view;

import javafx.scene.Node;

/** What is not shown takes no room. */
public final class Shown {
  private Shown() {}

  public static void when(boolean shown, Node node) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
