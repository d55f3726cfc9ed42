package dev.hearth.desktop.wallet;

import dev.hearth.api.MachinePairing;
import dev.hearth.api.PairingAnswer;
import dev.hearth.api.PairingRequest;
import dev.hearth.api.WalletView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.Details;
import dev.hearth.desktop.view.QrPane;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Times;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Several machines, one wallet: what a further one needs is shown here, and taken here. */
final class MachinesCard extends VBox {
  private static final double WIDTH = 460;

  private final Commands commands;
  private final Consumer<WalletView> joined;
  private final Label which = Texts.paragraph("machine", "");
  private final PasswordField passphrase = new PasswordField();
  private final Button pair = new Button("Add a machine");
  private final QrPane qr = new QrPane("pair-qr");
  private final TextField text = new TextField();
  private final Label code = Texts.paragraph("pair-code", "");
  private final Label message = Texts.hint("pair-message", "");
  private final VBox adding =
      new VBox(
          Texts.hint(
              "pair-why",
              "The other machine gets a name of its own and your address: it earns for you and"
                  + " cannot spend."),
          passphrase,
          pair,
          qr,
          text,
          code,
          message);
  private final TextField given = new TextField();
  private final PasswordField givenCode = new PasswordField();
  private final Label joinMessage = Texts.hint("join-message", "");

  /**
   * @param joined gets the wallet that this machine earns for from now on
   */
  MachinesCard(Commands commands, Consumer<WalletView> joined) {
    this.commands = commands;
    this.joined = joined;
    getStyleClass().add("card-body");
    adding.getStyleClass().add("card-body");
    name(passphrase, "pair-passphrase", "Passphrase of this wallet");
    name(text, "pair-text", "");
    text.setEditable(false);
    Shown.when(false, text);
    pair.setId("pair");
    pair.setOnAction(pressed -> pair());
    getChildren().addAll(which, adding, new Details("join", "Earn for another machine", join()));
  }

  private static void name(TextField field, String id, String prompt) {
    field.setId(id);
    field.setPromptText(prompt);
    field.setMaxWidth(WIDTH);
  }

  private VBox join() {
    name(given, "join-text", "Line that the other machine shows, hearth-pair:...");
    name(givenCode, "join-code", "Its code");
    Button take = new Button("Earn for it");
    take.setId("join-now");
    take.setOnAction(pressed -> take());
    VBox join = new VBox(given, givenCode, take, joinMessage);
    join.getStyleClass().add("card-body");
    return join;
  }

  void show(WalletView wallet) {
    which.setText(
        wallet.watching()
            ? "This is machine "
                + wallet.machine()
                + ". It earns for an address whose key is"
                + " elsewhere, and only watches it."
            : "This is machine " + wallet.machine() + ", and it has the wallet.");
    Shown.when(wallet.guarded(), passphrase);
    Shown.when(!wallet.watching(), adding);
  }

  private void pair() {
    PairingRequest request = new PairingRequest(passphrase.getText(), null);
    passphrase.clear();
    forget();
    commands.run(
        () -> commands.agent().pair(request),
        this::paired,
        failure -> message.setText(failure.sentence()));
  }

  private void forget() {
    qr.show(List.of());
    Shown.when(false, text);
    code.setText("");
    message.setText("");
  }

  private void paired(MachinePairing pairing) {
    qr.show(pairing.qr());
    text.setText(pairing.text());
    Shown.when(true, text);
    code.setText("Code: " + pairing.code());
    message.setText(
        ("For machine %d: give it this line and the code, in its Wallet under “Earn for another"
                + " machine”, before %s.")
            .formatted(pairing.machine(), Times.of(pairing.end())));
  }

  private void take() {
    PairingAnswer answer = new PairingAnswer(given.getText(), givenCode.getText());
    givenCode.clear();
    commands.run(
        () -> commands.agent().join(answer),
        this::taken,
        failure -> joinMessage.setText(failure.sentence()));
  }

  private void taken(WalletView wallet) {
    given.clear();
    joinMessage.setText("Done. Stop Hearth and open it again: then it earns for that wallet.");
    joined.accept(wallet);
  }
}
