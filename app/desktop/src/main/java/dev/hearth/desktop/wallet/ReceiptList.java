package dev.hearth.desktop.wallet;

import dev.hearth.api.ReceiptView;
import dev.hearth.desktop.view.Money;
import dev.hearth.desktop.view.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** One line a receipt, newest first; each opens to how lease, steps, audit and price make it. */
final class ReceiptList extends VBox {
  private static final int MOST = 100;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM, HH:mm").withZone(ZoneId.systemDefault());
  private List<ReceiptView> shown = null;

  ReceiptList() {
    setId("receipts");
    getStyleClass().add("receipts");
    show(List.of());
  }

  void show(List<ReceiptView> receipts) {
    if (receipts.equals(shown)) {
      return;
    }
    shown = receipts;
    getChildren().clear();
    if (receipts.isEmpty()) {
      getChildren()
          .add(
              Texts.hint(
                  "receipts-none",
                  "No receipts yet. The first comes when a shard trained here was checked."));
    }
    receipts.stream()
        .sorted(Comparator.comparingLong(ReceiptView::time).reversed())
        .limit(MOST)
        .map(ReceiptList::pane)
        .forEach(getChildren()::add);
  }

  private static Node pane(ReceiptView receipt) {
    TitledPane pane = new TitledPane(title(receipt), explanation(receipt));
    pane.setExpanded(false);
    pane.setAnimated(false);
    pane.getStyleClass().add("receipt");
    return pane;
  }

  private static String title(ReceiptView receipt) {
    return "%s   %s   %s, round %d   %s"
        .formatted(
            WHEN.format(Instant.ofEpochMilli(receipt.time())),
            Money.text(receipt.amount()),
            receipt.audit() ? "check" : "shard",
            receipt.round() + 1,
            receipt.transaction().isEmpty() ? "pending" : "paid");
  }

  private static VBox explanation(ReceiptView receipt) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Lease: “%s”, round %d, shard %d (lease %s)."
            .formatted(
                receipt.title(),
                receipt.round() + 1,
                receipt.shard() + 1,
                receipt.lease().brief()));
    lines.add(
        "Work: %d steps %s.".formatted(receipt.steps(), receipt.audit() ? "checked" : "trained"));
    lines.add("Audit: " + receipt.verdict() + auditor(receipt) + ".");
    lines.add(
        "Price: %s for the lease, so %s."
            .formatted(Money.text(receipt.price()), Money.text(receipt.amount())));
    lines.add(
        receipt.transaction().isEmpty()
            ? "Payment: in a voucher, collected when the job ends or when you ask."
            : "Payment: transaction " + receipt.transaction() + ".");
    VBox box = new VBox();
    box.getStyleClass().add("card-body");
    lines.forEach(line -> box.getChildren().add(paragraph(line)));
    return box;
  }

  private static String auditor(ReceiptView receipt) {
    return receipt.auditor().isEmpty() ? "" : ", by " + receipt.auditor();
  }

  private static Label paragraph(String line) {
    return Texts.paragraph(null, line);
  }
}
