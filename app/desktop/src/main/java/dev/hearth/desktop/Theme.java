package dev.hearth.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.hearth.api.SettingView;
import dev.hearth.assets.Assets;
import dev.hearth.desktop.agent.OwnerSettings;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light, dark, or as the system has it, by the owner's setting. */
final class Theme {
  private final Scene scene;
  private final OwnerSettings settings;

  private Theme(Scene scene, OwnerSettings settings) {
    this.scene = scene;
    this.settings = settings;
  }

  /** Dresses the scene, now and whenever the setting or the system changes. */
  static void follow(OwnerSettings settings, Scene scene) {
    Theme theme = new Theme(scene, settings);
    scene.getStylesheets().setAll(Assets.url("hearth.css").toExternalForm());
    settings.all().map(all -> theme.isDark()).subscribe(theme::apply);
    Platform.getPreferences().colorSchemeProperty().subscribe(() -> theme.apply(theme.isDark()));
  }

  private boolean isDark() {
    Optional<String> chosen = settings.find("theme").map(SettingView::value);
    return chosen
        .filter(value -> !value.equals("system"))
        .map(value -> value.equals("dark"))
        .orElseGet(() -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
  }

  private void apply(boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getRoot().getStyleClass().removeAll("dark", "light");
    scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
  }
}
