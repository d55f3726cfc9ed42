package dev.hearth.desktop.submit;

import java.util.Optional;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;

/** How many rounds: typed, or counted up and down. */
final class RoundsField extends Spinner<Integer> {
  private final int most;

  RoundsField(String id, int first, int most) {
    this.most = most;
    IntegerSpinnerValueFactory counting = new IntegerSpinnerValueFactory(1, most, first);
    counting.setConverter(new Lenient());
    setValueFactory(counting);
    setId(id);
    setEditable(true);
    setPrefWidth(100);
  }

  /** What stands there, also while it is still being typed; empty when it cannot be. */
  Optional<Integer> typed() {
    return parse(getEditor().getText()).filter(count -> count >= 1 && count <= most);
  }

  private static Optional<Integer> parse(String text) {
    try {
      return Optional.of(Integer.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What is no number changes no value, but stays where it was typed, to be seen and mended. */
  private final class Lenient extends StringConverter<Integer> {
    @Override
    public String toString(Integer count) {
      return count.toString();
    }

    @Override
    public Integer fromString(String text) {
      return parse(text).orElseGet(RoundsField.this::getValue);
    }
  }
}
