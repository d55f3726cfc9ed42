package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen in both themes, wide and narrow: pictures for people, and rules for all of them. */
class LooksTest {
  private static final List<String> PLACES =
      List.of("home", "devices", "submit", "wallet", "settings", "tab-what-if", "tab-logs");

  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  LooksTest() {
    window.agent.notices = List.of("Line 3 of the settings names no setting: colour.");
  }

  @ParameterizedTest
  @CsvSource({"light, 1120", "dark, 760"})
  void wordsAreWholeAndControlsHaveNames(String theme, int width) throws Exception {
    window.robot.interact(() -> window.stage().setWidth(width));
    window.press("#rail-settings");
    window.press("#setting-theme-" + theme);
    window.until(() -> window.stage().getScene().getRoot().getStyleClass().contains(theme));
    for (String place : PLACES) {
      window.press(place.startsWith("tab-") ? "#" + place : "#rail-" + place);
      window.until(() -> true);
      picture(place + "-" + theme + "-" + width);
      assertThat(cut()).as(place + " cuts words").isEmpty();
      assertThat(nameless()).as(place + " has controls without an id").isEmpty();
    }
  }

  private void picture(String name) throws IOException {
    Color ground = name.contains("dark") ? Color.web("#0d1117") : Color.WHITE;
    Screenshot.of(window.robot, window.node(".column"), ground, Path.of("target", name + ".png"));
  }

  private Set<String> cut() {
    return window
        .robot
        .lookup(node -> node instanceof Labeled && isSeen(node))
        .queryAllAs(Labeled.class)
        .stream()
        .filter(LooksTest::isCut)
        .map(Labeled::getText)
        .collect(Collectors.toSet());
  }

  /** The text that is drawn is not the one that was set. */
  private static boolean isCut(Labeled labeled) {
    return labeled.lookupAll(".text").stream()
        .filter(node -> node.getParent() == labeled)
        .map(Text.class::cast)
        .anyMatch(text -> !text.getText().equals(labeled.getText()));
  }

  private Set<String> nameless() {
    return window
        .robot
        .lookup(
            node ->
                isSeen(node)
                    && (node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase))
        .queryAll()
        .stream()
        .filter(node -> node.getId() == null && !(node.getParent() instanceof Spinner))
        .map(Node::toString)
        .collect(Collectors.toSet());
  }

  private static boolean isSeen(Node node) {
    for (Node around = node; around != null; around = around.getParent()) {
      if (!around.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
