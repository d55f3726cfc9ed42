package dev.hearth.desktop;

import java.util.Locale;
import javafx.application.Application;

/** Starts the window; a class of its own, so that JavaFX runs from the class path. */
public final class Main {
  private Main() {}

  /** Takes {@code --socket=PATH}, the local API of a running agent. */
  public static void main(String[] arguments) {
    // The words are English, so figures and dates are too.
    Locale.setDefault(Locale.ENGLISH);
    Application.launch(HearthApplication.class, arguments);
  }
}
