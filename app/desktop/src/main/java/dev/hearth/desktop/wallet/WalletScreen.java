package dev.hearth.desktop.wallet;

import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.WalletView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Details;
import dev.hearth.desktop.view.Figures;
import dev.hearth.desktop.view.Lines;
import dev.hearth.desktop.view.MoneyFigure;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Ticker;
import dev.hearth.desktop.view.TokenWords;
import dev.hearth.desktop.view.WhileShown;
import dev.hearth.protocol.Address;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What you own and why: balance, the three figures, and a receipt for every amount. */
public final class WalletScreen extends VBox {
  /** Others may pay in, and disputes go on, which no snapshot tells. */
  private static final Duration AGAIN = Duration.ofSeconds(15);

  private final Commands commands;
  private final MoneyFigure balance = new MoneyFigure("balance", "in your wallet").large();
  private final MoneyFigure earned = new MoneyFigure("wallet-earned", "earned");
  private final MoneyFigure pending = new MoneyFigure("wallet-pending", "pending");
  private final MoneyFigure withdrawn = new MoneyFigure("wallet-withdrawn", "paid to your wallet");
  private final Label address = Texts.hint("address", "");
  private final Label message = Texts.hint("wallet-message", "");
  private final Label trouble = Texts.error("wallet-trouble");
  private final Button redeem = new Button("Collect pending now");
  private final Lines tokens = new Lines("wallet-tokens");
  private final DisputeList disputes = new DisputeList();
  private final RewardList rewards = new RewardList();
  private final ReceiptList receipts = new ReceiptList();
  private final BackupCard backup;
  private final ReceiveCard receive;
  private final SendCard send;
  private final MachinesCard machines;
  private final KeysCard keys;
  private final Details sending;
  private MoneyView money = new MoneyView("", 0, 0, "");
  private Flows flows;
  private Address shownAddress;

  public WalletScreen(ObservableValue<NodeSnapshot> snapshot, Commands commands, Ticker ticker) {
    this.commands = commands;
    backup = new BackupCard(commands);
    receive = new ReceiveCard(commands);
    send = new SendCard(commands, this::show);
    machines = new MachinesCard(commands, this::show);
    keys = new KeysCard(commands, this::show);
    sending = new Details("send", "Send", send);
    getStyleClass().add("screen");
    setId("wallet");
    redeem.setId("redeem");
    redeem.setOnAction(
        pressed ->
            commands.run(
                commands.agent()::redeem,
                this::redeemed,
                failure -> message.setText(failure.sentence())));
    Figures figures = new Figures(balance.node(), earned.node(), pending.node(), withdrawn.node());
    getChildren()
        .addAll(
            new Card(
                "Your money",
                figures,
                tokens,
                address,
                redeem,
                message,
                trouble,
                new Details("receive", "Receive", receive),
                sending),
            backup,
            disputes,
            rewards,
            new Card("Receipts", receipts),
            new Card("Your machines", machines),
            new Card("Your keys", keys));
    snapshot.subscribe(this::refresh);
    WhileShown.every(AGAIN, ticker, this, this::askBalance);
  }

  private void refresh(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    money = snapshot.money();
    Flows now = Flows.of(snapshot);
    if (!now.equals(flows)) {
      flows = now;
      askBalance();
      askReceipts();
    }
  }

  private void askBalance() {
    commands.run(commands.agent()::wallet, this::show, this::unknown);
    commands.run(commands.agent()::disputes, disputes::show, this::unknown);
    commands.run(commands.agent()::rewards, rewards::show, this::unknown);
  }

  private void askReceipts() {
    commands.run(
        () -> commands.agent().receipts(ReceiptsRequest.newest(ReceiptList.MOST)).receipts(),
        receipts::show,
        this::unknown);
  }

  private void redeemed(WalletView wallet) {
    show(wallet);
    message.setText("Collected. What was pending is in your wallet.");
    askReceipts();
  }

  private void show(WalletView wallet) {
    trouble.setText("");
    balance.show(wallet.balance(), money);
    earned.show(wallet.earnings().earned(), money);
    pending.show(wallet.earnings().pending(), money);
    withdrawn.show(wallet.earnings().withdrawn(), money);
    tokens.show(TokenWords.of(wallet));
    address.setText(
        wallet.address() == null
            ? ""
            : (wallet.watching() ? "Watched, its key is elsewhere: " : "Your address: ")
                + wallet.address());
    redeem.setDisable(!TokenWords.isPending(wallet.earnings()));
    backup.show(wallet);
    send.show(wallet, money);
    Shown.when(!wallet.watching(), sending);
    machines.show(wallet);
    keys.show(wallet);
    if (!wallet.address().equals(shownAddress)) {
      shownAddress = wallet.address();
      receive.ask();
    }
  }

  private void unknown(Failure failure) {
    trouble.setText(failure.sentence());
  }
}
