package dev.hearth.desktop.view;

import dev.hearth.api.DeviceView;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far a measurement is, and what it does; nothing while none runs. */
public final class TestingBar extends VBox {
  private final ProgressBar bar = new ProgressBar(0);
  private final Label doing;

  /** The bar's id; the words' has "-doing" behind it. */
  public TestingBar(String id) {
    bar.setId(id);
    bar.setMaxWidth(Double.MAX_VALUE);
    doing = Texts.hint(id + "-doing", "");
    getStyleClass().add("testing");
    getChildren().addAll(bar, doing);
    show(null);
  }

  /** Null while none runs. */
  public void show(DeviceView.Testing testing) {
    Shown.when(testing != null, this);
    if (testing != null) {
      bar.setProgress(testing.progress());
      doing.setText("%s, %d %%".formatted(testing.doing(), Math.round(testing.progress() * 100)));
    }
  }
}
