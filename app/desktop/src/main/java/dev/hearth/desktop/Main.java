package dev.hearth.desktop;

import java.util.Locale;
import javafx.application.Application;

/** Starts the window; a class of its own, so that JavaFX runs from the class path. */
public final class Main {
  private Main() {}

  /**
   * Takes {@code --socket=PATH}, the local API of a running agent. Says on standard output the
   * process whose window the owner then sees, or last on standard error why there is none.
   */
  public static void main(String[] arguments) {
    // The words are English, so figures and dates are too.
    Locale.setDefault(Locale.ENGLISH);
    try {
      Application.launch(HearthApplication.class, arguments);
    } catch (RuntimeException e) {
      e.printStackTrace();
      Throwable why = e.getCause() == null ? e : e.getCause();
      System.err.println(why.getMessage());
      System.exit(1);
    }
  }
}
