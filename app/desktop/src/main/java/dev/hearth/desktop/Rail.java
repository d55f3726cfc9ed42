package dev.hearth.desktop;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left rail: one button a screen, icon and word, the one that is shown pressed. */
final class Rail extends VBox {
  private final ToggleGroup group = new ToggleGroup();
  private final Consumer<Screen> chosen;

  Rail(List<Screen> screens, Consumer<Screen> chosen) {
    this.chosen = chosen;
    getStyleClass().add("rail");
    screens.forEach(this::add);
  }

  private void add(Screen screen) {
    ToggleButton button = new ToggleButton(screen.word(), new FontIcon(screen.icon()));
    button.setId("rail-" + screen.id());
    button.setUserData(screen);
    button.setToggleGroup(group);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(pressed -> choose(screen.id()));
    getChildren().add(button);
  }

  /** The keyboard begins at the screen that is shown. */
  @Override
  public void requestFocus() {
    Optional.ofNullable((ToggleButton) group.getSelectedToggle())
        .orElse((ToggleButton) getChildren().getFirst())
        .requestFocus();
  }

  /** As if its button had been pressed; none is pressed where no screen has that id. */
  void choose(String id) {
    group.selectToggle(null);
    group.getToggles().stream()
        .filter(toggle -> ((Screen) toggle.getUserData()).id().equals(id))
        .forEach(
            toggle -> {
              group.selectToggle(toggle);
              chosen.accept((Screen) toggle.getUserData());
            });
  }
}
