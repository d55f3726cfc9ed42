package dev.hearth.desktop.home;

import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.NoticeLine;
import dev.hearth.desktop.view.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.VBox;

/** What the owner should know, a line each; a dismissed one comes back only when it is news. */
final class NoticeList extends VBox {
  private final Set<String> dismissed = new HashSet<>();
  private List<String> told = List.of();

  NoticeList() {
    setId("notices");
    getStyleClass().add("notices");
    Shown.when(false, this);
  }

  void show(List<String> notices) {
    if (notices.equals(told)) {
      return;
    }
    told = notices;
    dismissed.retainAll(notices);
    draw();
  }

  private void draw() {
    List<String> open = told.stream().filter(notice -> !dismissed.contains(notice)).toList();
    getChildren().clear();
    for (int i = 0; i < open.size(); i++) {
      String notice = open.get(i);
      getChildren()
          .add(
              new NoticeLine(
                  Ids.of("notice", Integer.toString(i)), notice, "Dismiss", () -> dismiss(notice)));
    }
    Shown.when(!open.isEmpty(), this);
  }

  private void dismiss(String notice) {
    dismissed.add(notice);
    draw();
  }
}
