package dev.hearth.desktop.view;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Two columns where there is room for both; else the second stands above the first. */
public final class Beside extends GridPane {
  private static final double ROOM = 820;
  private static final double FIRST_PERCENT = 57;
  private final Node first;
  private final Node second;

  public Beside(Node first, Node second) {
    this.first = first;
    this.second = second;
    getStyleClass().add("beside");
    getChildren().addAll(first, second);
    setValignment(first, VPos.TOP);
    setValignment(second, VPos.TOP);
    setFillHeight(second, false);
    widthProperty().map(width -> width.doubleValue() >= ROOM).subscribe(this::arrange);
  }

  private void arrange(boolean wide) {
    setConstraints(first, 0, wide ? 0 : 1);
    setConstraints(second, wide ? 1 : 0, 0);
    getColumnConstraints().setAll(column(wide ? FIRST_PERCENT : 100));
    if (wide) {
      getColumnConstraints().add(column(100 - FIRST_PERCENT));
    }
  }

  private static ColumnConstraints column(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }
}
