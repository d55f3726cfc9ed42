package dev.hearth.desktop.wallet;

import dev.hearth.api.DisputeView;
import dev.hearth.api.Money;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Times;
import dev.hearth.protocol.dispute.Seat;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** A dispute in one line that opens to how it stands, down to the two numbers that differed. */
final class DisputePane extends TitledPane {
  private final VBox lines = new VBox();
  private DisputeView shown;

  DisputePane() {
    lines.getStyleClass().add("card-body");
    setContent(lines);
    setExpanded(false);
    setAnimated(false);
    getStyleClass().addAll("receipt", "dispute");
  }

  void show(DisputeView dispute) {
    if (!dispute.equals(shown)) {
      shown = dispute;
      setText(title(dispute));
      lines
          .getChildren()
          .setAll(explanation(dispute).stream().map(line -> Texts.paragraph(null, line)).toList());
    }
  }

  private static String title(DisputeView dispute) {
    return "%s   “%s”, round %d, shard %d   %s"
        .formatted(
            Times.of(dispute.time()),
            dispute.title(),
            dispute.round() + 1,
            dispute.shard() + 1,
            word(dispute));
  }

  private static String word(DisputeView dispute) {
    return switch (dispute.state()) {
      case OPEN -> "open";
      case WON -> "won " + Money.text(dispute.won(), dispute.money());
      case LOST -> "lost " + Money.text(dispute.lost(), dispute.money());
    };
  }

  private static List<String> explanation(DisputeView dispute) {
    List<String> lines = new ArrayList<>();
    lines.add(dispute.sentence());
    lines.add(
        "You are the %s of lease %s. Each side has %s at stake, half of the loser's is burned."
            .formatted(
                dispute.seat() == Seat.PROVIDER ? "provider" : "challenger",
                dispute.lease().brief(),
                Money.text(dispute.stake(), dispute.money())));
    lines.add("Moves: %d. Gas so far: %s.".formatted(dispute.moves(), Money.text(dispute.gas())));
    if (!dispute.found().isEmpty()) {
      lines.add(
          "One operation was rerun: it was said to give %s, it gives %s."
              .formatted(dispute.posted(), dispute.found()));
    }
    if (!dispute.trouble().isEmpty()) {
      lines.add("In the way: " + dispute.trouble());
    }
    return lines;
  }
}
