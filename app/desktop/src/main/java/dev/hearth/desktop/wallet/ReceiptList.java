package dev.hearth.desktop.wallet;

import dev.hearth.api.ReceiptView;
import dev.hearth.desktop.view.Keyed;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One line a receipt, newest first. */
final class ReceiptList extends VBox {
  static final int MOST = 100;

  private final Label nothing =
      Texts.hint(
          "receipts-none",
          "No receipts yet. The first comes when a shard trained here was checked.");
  private final VBox lines = new VBox();
  private final Keyed<ReceiptView, ReceiptPane> panes =
      new Keyed<>(lines, ReceiptView::id, ReceiptPane::new, ReceiptPane::show);

  ReceiptList() {
    setId("receipts");
    lines.getStyleClass().add("receipts");
    getChildren().addAll(nothing, lines);
  }

  void show(List<ReceiptView> receipts) {
    Shown.when(receipts.isEmpty(), nothing);
    panes.show(
        receipts.stream()
            .sorted(Comparator.comparingLong(ReceiptView::time).reversed())
            .limit(MOST)
            .toList());
  }
}
