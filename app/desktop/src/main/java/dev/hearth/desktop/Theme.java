package dev.hearth.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.hearth.assets.Assets;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light, dark, or as the system has it. */
enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  void apply(Scene scene) {
    boolean dark =
        this == DARK
            || this == SYSTEM && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(Assets.url("hearth.css").toExternalForm());
    scene.getRoot().getStyleClass().removeAll("dark", "light");
    scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
  }

  Theme next() {
    return values()[(ordinal() + 1) % values().length];
  }

  String word() {
    return switch (this) {
      case SYSTEM -> "Theme: system";
      case LIGHT -> "Theme: light";
      case DARK -> "Theme: dark";
    };
  }
}
