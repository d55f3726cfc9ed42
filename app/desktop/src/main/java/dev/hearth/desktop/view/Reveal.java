package dev.hearth.desktop.view;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings a part of a long screen into sight. */
public final class Reveal {
  private static final double ABOVE = 24;

  private Reveal() {}

  /** Scrolls the pane around a node to it, and gives it the keyboard where it takes it. */
  public static void node(Node node) {
    for (Node around = node; around != null; around = around.getParent()) {
      if (around instanceof ScrollPane pane) {
        scroll(pane, node);
      }
    }
    node.requestFocus();
  }

  private static void scroll(ScrollPane pane, Node node) {
    pane.applyCss();
    pane.layout();
    Node content = pane.getContent();
    Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    double room = content.getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
    if (room > 0) {
      pane.setVvalue(Math.clamp((place.getMinY() - ABOVE) / room, 0, 1));
    }
  }
}
