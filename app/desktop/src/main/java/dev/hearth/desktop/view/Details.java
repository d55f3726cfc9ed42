package dev.hearth.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A word that opens to more, and closes again. */
public final class Details extends VBox {
  private final Hyperlink link = new Hyperlink();
  private final FontIcon arrow = new FontIcon("mdal-chevron_right");
  private final VBox content;

  /** The word's id is this one, the content's has "-content" behind it. */
  public Details(String id, String word, Node... content) {
    this.content = new VBox(content);
    this.content.setId(id + "-content");
    this.content.getStyleClass().add("details-content");
    link.setId(id);
    link.setText(word);
    link.setGraphic(arrow);
    link.setOnAction(pressed -> open(!this.content.isVisible()));
    getStyleClass().add("details");
    getChildren().addAll(link, this.content);
    open(false);
  }

  private void open(boolean open) {
    Shown.when(open, content);
    arrow.setIconLiteral(open ? "mdal-expand_more" : "mdal-chevron_right");
    link.setVisited(false);
  }
}
