package dev.hearth.desktop.wallet;

import dev.hearth.api.DisputeView;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Keyed;
import dev.hearth.desktop.view.Shown;
import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A line for each dispute about pay, newest first; nothing at all while there was none. */
final class DisputeList extends StackPane {
  private final VBox lines = new VBox();
  private final Keyed<DisputeView, DisputePane> panes =
      new Keyed<>(lines, dispute -> dispute.id().hex(), DisputePane::new, DisputePane::show);

  DisputeList() {
    setId("disputes");
    lines.getStyleClass().add("receipts");
    getChildren().add(new Card("Disputes", lines));
    Shown.when(false, this);
  }

  void show(List<DisputeView> disputes) {
    panes.show(disputes);
    Shown.when(!disputes.isEmpty(), this);
  }
}
