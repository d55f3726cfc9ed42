package dev.hearth.desktop;

import dev.hearth.api.PauseRequest;
import dev.hearth.api.PauseRequest.How;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;

/** Pauses at one press until resumed; its menu has the other ways. */
final class PauseMenu extends SplitMenuButton {
  private static final int HOUR = 60;

  PauseMenu(Consumer<PauseRequest> chosen) {
    setId("pause");
    setText("Pause");
    setOnAction(pressed -> chosen.accept(PauseRequest.minutes(0)));
    getItems()
        .addAll(
            item("pause-hour", "For 1 hour", PauseRequest.minutes(HOUR), chosen),
            item(
                "pause-tomorrow",
                "Until tomorrow, 6:00",
                new PauseRequest(How.UNTIL_TOMORROW, 0),
                chosen),
            item(
                "pause-segment",
                "Finish this segment, then pause",
                new PauseRequest(How.AFTER_SEGMENT, 0),
                chosen),
            item("pause-until-resumed", "Until I resume", PauseRequest.minutes(0), chosen));
  }

  private static MenuItem item(
      String id, String word, PauseRequest request, Consumer<PauseRequest> chosen) {
    MenuItem item = new MenuItem(word);
    item.setId(id);
    item.setOnAction(pressed -> chosen.accept(request));
    return item;
  }
}
