package dev.hearth.desktop.field;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** A line of text, entered with Enter or by leaving it; Escape brings back what holds. */
final class TextControl implements ValueControl {
  private final TextField field = new TextField();
  private final Consumer<String> entered;
  private String held = "";
  private String last = "";

  TextControl(String id, String hint, Consumer<String> entered) {
    this.entered = entered;
    field.setId(id);
    field.setPromptText(hint);
    field.setOnAction(pressed -> enter());
    field.setOnKeyPressed(
        pressed -> {
          if (pressed.getCode() == KeyCode.ESCAPE) {
            put(held);
          }
        });
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                enter();
              }
            });
  }

  @Override
  public Node node() {
    return field;
  }

  /** What is being typed stays, and so does what was refused, until another value holds. */
  @Override
  public void show(String value) {
    boolean typing = !field.getText().strip().equals(last);
    if (!value.equals(held) && !typing) {
      put(value);
    }
    held = value;
  }

  private void put(String value) {
    last = value;
    if (!field.getText().equals(value)) {
      field.setText(value);
    }
  }

  private void enter() {
    String text = field.getText().strip();
    if (!text.equals(last)) {
      last = text;
      entered.accept(text);
    }
    if (text.isEmpty()) {
      put(held);
    }
  }
}
