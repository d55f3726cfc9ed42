package dev.hearth.desktop;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left rail: one button a screen, icon and word, exactly one pressed. */
final class Rail extends VBox {
  private final ToggleGroup group = new ToggleGroup();

  Rail(List<Screen> screens, Consumer<Screen> chosen) {
    getStyleClass().add("rail");
    for (Screen screen : screens) {
      ToggleButton button = new ToggleButton(screen.word(), new FontIcon(screen.icon()));
      button.setId("rail-" + screen.id());
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(pressed -> choose(button, screen, chosen));
      getChildren().add(button);
    }
  }

  private static void choose(ToggleButton button, Screen screen, Consumer<Screen> chosen) {
    button.setSelected(true);
    chosen.accept(screen);
  }

  /** As if its button had been pressed. */
  void choose(int index) {
    ((ToggleButton) getChildren().get(index)).fire();
  }
}
