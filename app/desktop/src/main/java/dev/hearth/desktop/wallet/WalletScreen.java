package dev.hearth.desktop.wallet;

import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.WalletView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Figures;
import dev.hearth.desktop.view.MoneyFigure;
import dev.hearth.desktop.view.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What you own and why: balance, the three figures, and a receipt for every amount. */
public final class WalletScreen extends VBox {
  private final Commands commands;
  private final MoneyFigure balance = new MoneyFigure("balance", "in your wallet").large();
  private final MoneyFigure earned = new MoneyFigure("wallet-earned", "earned");
  private final MoneyFigure pending = new MoneyFigure("wallet-pending", "pending, in vouchers");
  private final MoneyFigure withdrawn = new MoneyFigure("wallet-withdrawn", "paid to your wallet");
  private final Label address = Texts.hint("address", "");
  private final Label message = Texts.hint("wallet-message", "");
  private final Button redeem = new Button("Collect pending now");
  private final ReceiptList receipts = new ReceiptList();
  private final BackupCard backup;
  private NodeSnapshot last;

  public WalletScreen(ObservableValue<NodeSnapshot> snapshot, Commands commands) {
    this.commands = commands;
    backup = new BackupCard(commands);
    getStyleClass().add("screen");
    setId("wallet");
    redeem.setId("redeem");
    redeem.setOnAction(
        pressed -> commands.run(commands.agent()::redeem, this::redeemed, this::show));
    Figures figures = new Figures(balance.node(), earned.node(), pending.node(), withdrawn.node());
    getChildren()
        .addAll(
            new Card("Your money", figures, address, redeem, message),
            backup,
            new Card("Receipts", receipts));
    snapshot.subscribe(this::refresh);
  }

  /** Asks again only when money has moved. */
  private void refresh(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    boolean moved =
        last == null
            || !last.earnings().equals(snapshot.earnings())
            || !last.money().equals(snapshot.money());
    last = snapshot;
    if (moved) {
      commands.run(commands.agent()::wallet, this::show, this::show);
      commands.run(commands.agent()::receipts, this::show, this::show);
    }
  }

  private void redeemed(WalletView wallet) {
    show(wallet);
    message.setText("Collected. What was pending is in your wallet.");
    commands.run(commands.agent()::receipts, this::show, this::show);
  }

  private void show(WalletView wallet) {
    MoneyView money = last.money();
    balance.show(wallet.balance(), money);
    earned.show(wallet.earnings().earned(), money);
    pending.show(wallet.earnings().pending(), money);
    withdrawn.show(wallet.earnings().withdrawn(), money);
    address.setText(
        wallet.address() == null ? "" : "Your address, for others to pay to: " + wallet.address());
    redeem.setDisable(wallet.earnings().pending().isZero());
    backup.show(wallet);
  }

  private void show(List<ReceiptView> views) {
    receipts.show(views);
  }

  private void show(Failure failure) {
    message.setText(failure.sentence());
  }
}
