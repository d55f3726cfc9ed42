package dev.hearth.desktop.wallet;

import dev.hearth.api.ExportedKey;
import dev.hearth.api.KeyExport;
import dev.hearth.api.KeyImport;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.Details;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** The wallet there is, exchanged for another or taken elsewhere. Secrets are cleared once used. */
final class KeysCard extends VBox {
  private static final double WIDTH = 460;
  private static final int FIRST_MACHINE = 0;

  private final Commands commands;
  private final Consumer<WalletView> replaced;
  private final List<PasswordField> ofThisWallet = new ArrayList<>();

  /**
   * @param replaced gets the wallet that there is from now on
   */
  KeysCard(Commands commands, Consumer<WalletView> replaced) {
    this.commands = commands;
    this.replaced = replaced;
    getStyleClass().add("card-body");
    getChildren().addAll(restore(), give(), take());
  }

  void show(WalletView wallet) {
    ofThisWallet.forEach(field -> Shown.when(wallet.guarded(), field));
  }

  private Details restore() {
    PasswordField words = secret("restore-words", "Your 12 words, with spaces between");
    PasswordField old = passphrase("restore-old");
    PasswordField fresh = secret("restore-passphrase", "Passphrase from now on");
    Label message = Texts.hint("restore-message", "");
    Button go = new Button("Restore");
    go.setId("restore-now");
    go.setOnAction(
        pressed -> {
          WalletCreation creation =
              new WalletCreation(take(old), take(fresh), take(words), FIRST_MACHINE);
          commands.run(
              () -> commands.agent().createWallet(creation),
              wallet -> {
                message.setText(
                    "Restored. Stop Hearth and open it again: then peers know it as before.");
                replaced.accept(wallet);
              },
              failure -> message.setText(failure.sentence()));
        });
    return details(
        "restore",
        "Restore from 12 words",
        Texts.hint(
            "restore-why",
            "The wallet here is put aside, and this machine becomes the first one of the words."),
        words,
        old,
        fresh,
        go,
        message);
  }

  private Details give() {
    PasswordField passphrase = passphrase("export-passphrase");
    PasswordField ofTheFile = secret("export-file-passphrase", "Passphrase for the key file");
    TextArea file = file("export-file");
    file.setEditable(false);
    Shown.when(false, file);
    Label message = Texts.hint("export-message", "");
    Button go = new Button("Show the key file");
    go.setId("export-now");
    go.setOnAction(
        pressed -> {
          KeyExport request = new KeyExport(take(passphrase), take(ofTheFile));
          commands.run(
              () -> commands.agent().exportKey(request),
              (ExportedKey key) -> {
                file.setText(key.file());
                Shown.when(true, file);
                message.setText("Save this text as a file: other wallets import it.");
              },
              failure -> message.setText(failure.sentence()));
        });
    return details(
        "export", "Use this key in another wallet", passphrase, ofTheFile, go, file, message);
  }

  private Details take() {
    TextArea file = file("import-file");
    file.setPromptText("Text of the other wallet's key file");
    PasswordField ofTheFile = secret("import-file-passphrase", "Passphrase of the key file");
    PasswordField old = passphrase("import-old");
    PasswordField fresh = secret("import-passphrase", "Passphrase from now on");
    Label message = Texts.hint("import-message", "");
    Button go = new Button("Use this key here");
    go.setId("import-now");
    go.setOnAction(
        pressed -> {
          KeyImport key = new KeyImport(take(old), take(fresh), file.getText(), take(ofTheFile));
          commands.run(
              () -> commands.agent().importKey(key),
              wallet -> {
                file.clear();
                message.setText("Done. The wallet that was here is put aside.");
                replaced.accept(wallet);
              },
              failure -> message.setText(failure.sentence()));
        });
    return details(
        "import", "Use another wallet's key here", file, ofTheFile, old, fresh, go, message);
  }

  private static Details details(String id, String word, Node... content) {
    VBox box = new VBox(content);
    box.getStyleClass().add("card-body");
    return new Details(id, word, box);
  }

  /** Of the wallet there is; not asked for where it has none. */
  private PasswordField passphrase(String id) {
    PasswordField field = secret(id, "Passphrase of this wallet");
    ofThisWallet.add(field);
    return field;
  }

  private static PasswordField secret(String id, String prompt) {
    PasswordField field = new PasswordField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setMaxWidth(WIDTH);
    return field;
  }

  private static TextArea file(String id) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setPrefRowCount(6);
    return area;
  }

  private static String take(TextInputControl secret) {
    String text = secret.getText();
    secret.clear();
    return text;
  }
}
