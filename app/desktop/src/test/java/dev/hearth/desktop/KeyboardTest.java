package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyboardTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  @Test
  void tabGoesRoundTheWindowAndIsSeen() throws Exception {
    window.until(() -> window.visible("#backup-due-do") && window.visible("#forecast-details"));
    Set<String> reached = new LinkedHashSet<>();
    while (reached.add(focused().getId())) {
      window.robot.push(KeyCode.TAB);
      assertThat(focused().getPseudoClassStates())
          .extracting(Object::toString)
          .contains("focus-visible");
    }
    assertThat(reached)
        .containsExactly(
            "rail-home",
            "pause",
            "backup-due-do",
            "earnings-details",
            "forecast-details",
            "work-why");
    window.robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.TAB);
    Screenshot.of(window.robot, Path.of("target", "keyboard.png"));
  }

  @Test
  void arrowsGoThroughTheRail() throws Exception {
    window.robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
    window.until(() -> window.exists("#devices"));
    assertThat(focused().getId()).isEqualTo("rail-devices");
  }

  private Node focused() {
    return window.stage().getScene().getFocusOwner();
  }
}
