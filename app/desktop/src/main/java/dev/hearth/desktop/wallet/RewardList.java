package dev.hearth.desktop.wallet;

import dev.hearth.api.Money;
import dev.hearth.api.RewardView;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Keyed;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A line for what each audit, kept claim or challenge brought; nothing while there was none. */
final class RewardList extends StackPane {
  private static final int MOST = 100;

  private final VBox lines = new VBox();
  private final Keyed<RewardView, Label> labels =
      new Keyed<>(
          lines,
          RewardView::id,
          () -> Texts.paragraph("reward", ""),
          (label, reward) -> label.setText(line(reward)));

  RewardList() {
    setId("rewards");
    lines.getStyleClass().add("receipts");
    getChildren().add(new Card("Audits, keeping, challenges, bonds", lines));
    Shown.when(false, this);
  }

  void show(List<RewardView> rewards) {
    labels.show(rewards.stream().limit(MOST).toList());
    Shown.when(!rewards.isEmpty(), this);
  }

  private static String line(RewardView reward) {
    String what =
        switch (reward.kind()) {
          case AUDIT -> "An audit of a claim";
          case KEEPING -> "A claim that was kept";
          case CHALLENGE -> "A challenge of a false claim";
          case BOND -> "The bond of a submitter that promised something twice";
        };
    return "%s in “%s”: %s, %s."
        .formatted(
            what,
            reward.title(),
            Money.text(reward.amount()),
            reward.arrived() ? "in your wallet" : "still in this machine's own account");
  }
}
