package dev.hearth.desktop.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A row of words of which one is chosen. */
public final class Segments extends HBox {
  private final String id;
  private final ToggleGroup group = new ToggleGroup();
  private final Consumer<String> chosen;

  /**
   * @param id each word's is this one with the name behind it
   * @param chosen hears the name that was pressed
   */
  public Segments(String id, Consumer<String> chosen) {
    this.id = id;
    this.chosen = chosen;
    setId(id);
    getStyleClass().add("segments");
  }

  public Segments offering(List<String> names) {
    names.forEach(name -> offer(name, name));
    return this;
  }

  public Segments offer(String name, String word) {
    ToggleButton button = new ToggleButton(word);
    button.setId(Ids.of(id, name));
    button.setUserData(name);
    button.setToggleGroup(group);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(pressed -> press(button));
    getChildren().add(button);
    style();
    return this;
  }

  /** A word pressed twice stays chosen. */
  private void press(ToggleButton button) {
    boolean fresh = button.isSelected();
    button.setSelected(true);
    if (fresh) {
      chosen.accept((String) button.getUserData());
    }
  }

  /** Shows a name as the chosen one; nobody hears of it. */
  public void show(String name) {
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData().equals(name))
        .forEach(group::selectToggle);
  }

  private void style() {
    int last = getChildren().size() - 1;
    for (int i = 0; i <= last; i++) {
      getChildren().get(i).getStyleClass().removeAll("left-pill", "center-pill", "right-pill");
      if (last > 0) {
        getChildren()
            .get(i)
            .getStyleClass()
            .add(i == 0 ? "left-pill" : i == last ? "right-pill" : "center-pill");
      }
    }
  }
}
