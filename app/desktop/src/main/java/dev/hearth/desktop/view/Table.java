package dev.hearth.desktop.view;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** A few rows; the first column is words, the others are figures and stand to the right. */
public final class Table extends GridPane {
  private static final String HEADING = "providers-heading";

  public Table(String id) {
    setId(id);
    getStyleClass().add("providers");
  }

  /** In place of all rows, these words on top. */
  public void begin(List<String> headings) {
    getChildren().clear();
    add(HEADING, headings);
  }

  public void row(List<String> cells) {
    add("provider", cells);
  }

  /** The row that matters. */
  public void best(List<String> cells) {
    add("best", cells);
  }

  private void add(String style, List<String> cells) {
    int row = getRowCount();
    for (int column = 0; column < cells.size(); column++) {
      Label label = new Label(cells.get(column));
      label.getStyleClass().add(style);
      setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
      add(label, column, row);
    }
  }
}
