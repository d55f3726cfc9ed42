package dev.hearth.desktop.wallet;

import dev.hearth.api.Passphrase;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.BackupDue;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Asks to write down the twelve words, once there is money to lose. */
final class BackupCard extends VBox {
  private final Commands commands;
  private final PasswordField passphrase = new PasswordField();
  private final Button reveal = new Button("Show my 12 words");
  private final Label words = Texts.paragraph("words", "");
  private final Label message = Texts.hint("backup-message", "");

  BackupCard(Commands commands) {
    this.commands = commands;
    getStyleClass().add("hearth-card");
    Label title = new Label("Write down your 12 words");
    title.getStyleClass().add("card-title");
    passphrase.setId("backup-passphrase");
    passphrase.setPromptText("Passphrase of this wallet");
    passphrase.setMaxWidth(320);
    reveal.setId("backup-show");
    reveal.setOnAction(pressed -> ask());
    words.getStyleClass().add("words");
    getChildren()
        .addAll(
            title,
            Texts.paragraph(
                "backup-why",
                "They are the only way back to your money and identity if this disk is lost."
                    + " Write them on paper, in order, and keep them where nobody else looks."),
            passphrase,
            reveal,
            words,
            message);
    Shown.when(false, this);
  }

  void show(WalletView wallet) {
    Shown.when(BackupDue.of(wallet) || !words.getText().isEmpty(), this);
    Shown.when(wallet.guarded(), passphrase);
  }

  private void ask() {
    Passphrase typed = new Passphrase(passphrase.getText());
    passphrase.clear();
    commands.run(() -> commands.agent().phrase(typed), this::reveal, this::failed);
  }

  private void reveal(WalletPhrase phrase) {
    words.setText(phrase.words());
    message.setText("");
  }

  private void failed(Failure failure) {
    message.setText(failure.sentence());
  }
}
