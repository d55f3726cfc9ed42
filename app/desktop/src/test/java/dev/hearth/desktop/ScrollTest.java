package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScrollTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  private ScrollPane pane() {
    return (ScrollPane) window.node("#screen");
  }

  @Test
  void eachScreenIsWhereItWasLeft() throws Exception {
    window.until(() -> window.visible("#backup-due"));
    window.robot.interact(() -> pane().setVvalue(0.8));
    window.press("#rail-submit");
    window.until(() -> window.exists("#submit"));
    assertThat(pane().getVvalue()).isZero();
    assertThat(top("#submit")).isEqualTo(top("#screen"));
    window.press("#rail-home");
    window.until(() -> window.exists("#home"));
    assertThat(pane().getVvalue()).isEqualTo(0.8);
  }

  /** Where it begins on the screen; a column has room around it. */
  private double top(String id) {
    double room = id.equals("#submit") ? 24 : 0;
    return window.node(id).localToScene(0, 0).getY() - room;
  }
}
