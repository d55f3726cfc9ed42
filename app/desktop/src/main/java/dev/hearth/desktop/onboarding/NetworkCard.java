package dev.hearth.desktop.onboarding;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Practice or real network: where this machine is, and how it comes to the other. */
final class NetworkCard extends StackPane {
  private final Label where = Texts.paragraph("network-where", "");
  private final Label other = Texts.hint("network-other", "");

  NetworkCard(ObservableValue<NodeSnapshot> snapshot) {
    getChildren().add(new Card("Practice or real network?", where, other));
    snapshot.subscribe(this::show);
  }

  private void show(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    boolean practice = snapshot.network() == NodeSnapshot.Network.PRACTICE;
    where.setText(
        practice
            ? "You are on the practice network: everything is real except the money. Training,"
                + " checks, receipts and payouts run on this machine as they would anywhere."
            : "You are on a real network: what is earned is real money.");
    other.setText(
        practice
            ? "There is nothing to lose and nothing to pay. To join a real network, start the agent"
                + " with its chain: `hearth agent --rpc ADDRESS`."
            : "An agent that is started without a chain practises: nothing to lose, nothing to"
                + " pay.");
  }
}
