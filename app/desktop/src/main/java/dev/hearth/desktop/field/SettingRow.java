package dev.hearth.desktop.field;

import dev.hearth.api.SettingView;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One setting: what it is called and does, its control, and the way back. */
public final class SettingRow extends VBox {
  private final SettingField field;
  private final Hyperlink reset = new Hyperlink();
  private SettingView setting;

  public SettingRow(OwnerSettings settings, SettingView setting) {
    field = new SettingField(settings, setting);
    Label title = Texts.paragraph(null, setting.title());
    title.getStyleClass().add("setting-title");
    VBox words = new VBox(title, Texts.hint(null, setting.doc()));
    HBox.setHgrow(words, Priority.ALWAYS);
    reset.setId(Ids.of("reset", setting.key()));
    reset.setOnAction(pressed -> field.reset());
    getStyleClass().add("setting");
    if (setting.choices().isEmpty()) {
      getChildren().addAll(words, field, reset);
    } else {
      HBox line = new HBox(words, field);
      line.getStyleClass().add("setting-line");
      getChildren().addAll(line, reset);
    }
    show(setting);
  }

  public void show(SettingView view) {
    setting = view;
    field.show(view);
    reset.setText("Reset to " + view.initial());
    Shown.when(view.set(), reset);
  }

  /** Where the owner answers a question, not changes a mind. */
  public SettingRow withoutReset() {
    getChildren().remove(reset);
    return this;
  }

  /** Whether every word stands in its title, its sentence or its key. */
  public boolean matches(String words) {
    String text =
        String.join(" ", setting.title(), setting.doc(), setting.key()).toLowerCase(Locale.ROOT);
    return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(text::contains);
  }

  /** What takes the keyboard. */
  public Node control() {
    return field.control();
  }
}
