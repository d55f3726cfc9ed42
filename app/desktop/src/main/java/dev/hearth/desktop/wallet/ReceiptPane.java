package dev.hearth.desktop.wallet;

import dev.hearth.api.Money;
import dev.hearth.api.ReceiptView;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Times;
import java.util.List;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** A receipt in one line that opens to how lease, steps, audit and price make its amount. */
final class ReceiptPane extends TitledPane {
  private final VBox lines = new VBox();
  private ReceiptView shown;

  ReceiptPane() {
    lines.getStyleClass().add("card-body");
    setContent(lines);
    setExpanded(false);
    setAnimated(false);
    getStyleClass().add("receipt");
  }

  void show(ReceiptView receipt) {
    if (!receipt.equals(shown)) {
      shown = receipt;
      setText(title(receipt));
      lines
          .getChildren()
          .setAll(explanation(receipt).stream().map(line -> Texts.paragraph(null, line)).toList());
    }
  }

  private static String title(ReceiptView receipt) {
    return "%s   %s   %s, round %d   %s"
        .formatted(
            Times.of(receipt.time()),
            Money.text(receipt.amount(), receipt.money()),
            receipt.audit() ? "check" : "shard",
            receipt.round() + 1,
            receipt.transaction().isEmpty() ? "pending" : "paid");
  }

  private static List<String> explanation(ReceiptView receipt) {
    return List.of(
        "Lease: “%s”, round %d, shard %d (lease %s)."
            .formatted(
                receipt.title(), receipt.round() + 1, receipt.shard() + 1, receipt.lease().brief()),
        "Work: %d steps %s.".formatted(receipt.steps(), receipt.audit() ? "checked" : "trained"),
        "Audit: " + receipt.verdict() + auditor(receipt) + ".",
        "Price: %s for the lease, so %s."
            .formatted(
                Money.text(receipt.price(), receipt.money()),
                Money.text(receipt.amount(), receipt.money())),
        receipt.transaction().isEmpty()
            ? "Payment: in a voucher, collected when the job ends or when you ask."
            : "Payment: transaction " + receipt.transaction() + ".");
  }

  private static String auditor(ReceiptView receipt) {
    return receipt.auditor().isEmpty() ? "" : ", by " + receipt.auditor();
  }
}
