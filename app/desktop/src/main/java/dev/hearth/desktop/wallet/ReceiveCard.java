package dev.hearth.desktop.wallet;

import dev.hearth.api.PayAddress;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.QrPane;
import dev.hearth.desktop.view.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/** The address to be paid at: to be read, copied, or seen by a phone. */
final class ReceiveCard extends VBox {
  private final Commands commands;
  private final Label spelling = Texts.paragraph("receive-address", "");
  private final QrPane qr = new QrPane("receive-qr");
  private final Button copy = new Button("Copy address");
  private final Label message = Texts.hint("receive-message", "");

  ReceiveCard(Commands commands) {
    this.commands = commands;
    getStyleClass().add("card-body");
    copy.setId("receive-copy");
    copy.setDisable(true);
    copy.setOnAction(pressed -> copy());
    getChildren()
        .addAll(
            Texts.paragraph(
                "receive-why", "Whoever pays you needs this address, and nothing else."),
            qr,
            spelling,
            copy,
            message);
  }

  void ask() {
    commands.run(
        commands.agent()::receive, this::show, failure -> message.setText(failure.sentence()));
  }

  private void show(PayAddress address) {
    spelling.setText(address.spelling());
    qr.show(address.qr());
    copy.setDisable(false);
    message.setText("");
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(spelling.getText());
    Clipboard.getSystemClipboard().setContent(content);
    message.setText("Copied.");
  }
}
