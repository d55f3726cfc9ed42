package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.logs.LogsPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LogsPaneTest {
  @TempDir private Path folder;
  private final FakeAgent agent = new FakeAgent();
  private Optional<Path> chosen = Optional.empty();

  @Start
  void start(Stage stage) {
    Commands commands = new Commands(() -> agent, Platform::runLater);
    stage.setScene(new Scene(new LogsPane(commands, window -> chosen), 900, 600));
    stage.show();
  }

  @Test
  void theNewestLinesAreReadAndWhatWasTakenOutIsSaid(FxRobot robot) throws Exception {
    until(() -> text(robot).getText().equals("== worker.log\nsomething was written down"));
    assertThat(robot.lookup("#logs-redacted").queryAs(Label.class).getText())
        .startsWith("Taken out before anybody sees them: your name and home folder, addresses of");
    agent.log = List.of();
    press(robot, "#logs-read");
    until(() -> message(robot).startsWith("Nothing is written down yet."));
  }

  @Test
  void linesAreWrappedAndCopied(FxRobot robot) throws Exception {
    until(() -> message(robot).equals("The newest 2 lines."));
    robot.interact(() -> robot.lookup("#logs-wrap").queryAs(CheckBox.class).fire());
    assertThat(text(robot).isWrapText()).isTrue();
    press(robot, "#logs-copy");
    robot.interact(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .endsWith("something was written down"));
  }

  @Test
  void linesAreSavedWhereTheOwnerSays(FxRobot robot) throws Exception {
    until(() -> message(robot).equals("The newest 2 lines."));
    press(robot, "#logs-save");
    assertThat(message(robot)).isEqualTo("The newest 2 lines.");
    chosen = Optional.of(folder.resolve("log.txt"));
    press(robot, "#logs-save");
    until(() -> message(robot).startsWith("Saved to "));
    assertThat(folder.resolve("log.txt")).hasContent("== worker.log\nsomething was written down");
    chosen = Optional.of(Files.createDirectory(folder.resolve("a folder")));
    press(robot, "#logs-save");
    until(() -> message(robot).startsWith("The file cannot be written there"));
  }

  @Test
  void whatCannotBeReadIsSaid(FxRobot robot) throws Exception {
    agent.broken = true;
    press(robot, "#logs-read");
    until(() -> message(robot).equals("The agent cannot do that now. Try again."));
  }

  private static TextArea text(FxRobot robot) {
    return robot.lookup("#logs-text").query();
  }

  private static String message(FxRobot robot) {
    return robot.lookup("#logs-message").queryAs(Label.class).getText();
  }

  private static void press(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, holds);
  }
}
