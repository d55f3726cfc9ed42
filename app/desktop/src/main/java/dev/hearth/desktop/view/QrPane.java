package dev.hearth.desktop.view;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** A QR code, black on white in every theme, with its quiet zone. */
public final class QrPane extends StackPane {
  private static final double MODULE = 4;
  private static final double QUIET = 4 * MODULE;

  private final SVGPath dark = new SVGPath();

  public QrPane(String id) {
    setId(id);
    getStyleClass().add("qr");
    getChildren().add(dark);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setAccessibleText("QR code");
    Shown.when(false, this);
  }

  /** From rows of '#' for dark modules and '.' for light ones; none shows nothing. */
  public void show(List<String> rows) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < rows.size(); y++) {
      for (int x = 0; x < rows.get(y).length(); x++) {
        if (rows.get(y).charAt(x) == '#') {
          path.append(square(x * MODULE, y * MODULE));
        }
      }
    }
    dark.setContent(path.toString());
    double side = rows.size() * MODULE + 2 * QUIET;
    setMinSize(side, side);
    setPrefSize(side, side);
    Shown.when(!rows.isEmpty(), this);
  }

  private static String square(double x, double y) {
    return "M%s %sh%sv%sh-%sz".formatted(x, y, MODULE, MODULE, MODULE);
  }
}
