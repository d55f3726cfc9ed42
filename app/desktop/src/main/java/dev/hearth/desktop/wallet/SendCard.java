package dev.hearth.desktop.wallet;

import dev.hearth.api.Money;
import dev.hearth.api.MoneyView;
import dev.hearth.api.PaymentMade;
import dev.hearth.api.PaymentOrder;
import dev.hearth.api.PaymentQuote;
import dev.hearth.api.PaymentRequest;
import dev.hearth.api.WalletView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import dev.hearth.protocol.Wei;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Pays somebody; the fee is seen before anything is paid. */
final class SendCard extends VBox {
  private static final double WIDTH = 460;
  private static final String WRONG_PASSPHRASE = "WALLET-PASSPHRASE";

  private final Commands commands;
  private final Consumer<WalletView> paid;
  private final TextField to = field(new TextField(), "send-to", "Address, 0x and 40 digits");
  private final TextField amount = field(new TextField(), "send-amount", "Amount in ETH");
  private final PasswordField passphrase =
      field(new PasswordField(), "send-passphrase", "Passphrase of this wallet");
  private final Button quote = new Button("What will it cost?");
  private final Button send = new Button("Send");
  private final Label cost = Texts.paragraph("send-cost", "");
  private final Label message = Texts.hint("send-message", "");
  private MoneyView money = MoneyView.UNKNOWN;
  private PaymentRequest quoted;

  /**
   * @param paid gets the wallet as it is after a payment
   */
  SendCard(Commands commands, Consumer<WalletView> paid) {
    this.commands = commands;
    this.paid = paid;
    getStyleClass().add("card-body");
    quote.setId("send-quote");
    quote.setOnAction(pressed -> quote());
    send.setId("send-now");
    send.getStyleClass().add("accent");
    send.setDisable(true);
    send.setOnAction(pressed -> send(quoted));
    to.textProperty().subscribe(this::edited);
    amount.textProperty().subscribe(this::edited);
    HBox row = new HBox(quote, send);
    row.getStyleClass().add("row");
    getChildren().addAll(to, amount, passphrase, cost, row, message);
  }

  private static <T extends TextField> T field(T field, String id, String prompt) {
    field.setId(id);
    field.setPromptText(prompt);
    field.setMaxWidth(WIDTH);
    return field;
  }

  void show(WalletView wallet, MoneyView rate) {
    money = rate;
    Shown.when(wallet.guarded(), passphrase);
  }

  /** What was quoted no longer holds. */
  private void edited() {
    quoted = null;
    send.setDisable(true);
    cost.setText("");
    message.setText("");
  }

  private void quote() {
    edited();
    try {
      PaymentRequest asked =
          new PaymentRequest(
              to.getText().strip(), Money.parse(amount.getText()).amount().toString());
      quoted = asked;
      commands.run(
          () -> commands.agent().quote(asked),
          answer -> whileQuoted(asked, () -> show(answer)),
          failure -> whileQuoted(asked, () -> message.setText(failure.sentence())));
    } catch (NumberFormatException e) {
      message.setText("The amount is a number of ETH, for example 0.05.");
    }
  }

  /** An answer that comes after an edit is about a payment that is no longer seen. */
  private void whileQuoted(PaymentRequest asked, Runnable answer) {
    if (asked.equals(quoted)) {
      answer.run();
    }
  }

  private void show(PaymentQuote answer) {
    cost.setText(
        "Sends %s. The fee is at most %s.".formatted(both(answer.amount()), both(answer.fee())));
    send.setDisable(false);
  }

  private String both(Wei wei) {
    return Money.known(money)
        ? Money.text(wei, money) + " (" + Money.text(wei) + ")"
        : Money.text(wei);
  }

  /** Nothing else is asked meanwhile, so that nothing is paid twice. */
  private void send(PaymentRequest payment) {
    PaymentOrder order = new PaymentOrder(payment, passphrase.getText());
    passphrase.clear();
    busy(true);
    message.setText("Sending. It counts as paid once the network has it for good.");
    commands.run(
        () -> commands.agent().send(order), this::sent, failure -> failed(payment, failure));
  }

  private void busy(boolean now) {
    send.setDisable(true);
    quote.setDisable(now);
    to.setDisable(now);
    amount.setDisable(now);
  }

  private void sent(PaymentMade made) {
    busy(false);
    to.clear();
    amount.clear();
    message.setText("Sent. The fee was " + both(made.fee()) + ".");
    paid.accept(made.wallet());
  }

  /** After a wrong passphrase nothing was sent, so that the same may be tried again. */
  private void failed(PaymentRequest payment, Failure failure) {
    busy(false);
    message.setText(failure.sentence());
    if (failure.code().equals(WRONG_PASSPHRASE)) {
      whileQuoted(payment, () -> send.setDisable(false));
    }
  }
}
