package dev.hearth.cli;

import dev.hearth.node.local.TrainingStart;

/** {@code --preset}: one of the names there are. */
final class PresetNames {
  private PresetNames() {}

  static void check(String preset) {
    if (!TrainingStart.presets().contains(preset)) {
      throw CommandException.usage(
          "PRESET-UNKNOWN",
          "There is no preset " + preset + ".",
          "Choose one of " + String.join(", ", TrainingStart.presets()) + ".");
    }
  }
}
