package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.desktop.agent.Bridge;
import dev.hearth.desktop.agent.Commands;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowTest {
  private final FakeAgent agent = new FakeAgent();
  private final Bridge bridge = new Bridge(Platform::runLater);

  @Start
  void start(Stage stage) {
    new MainWindow(bridge.snapshot(), new Commands(agent, Platform::runLater)).show(stage);
    bridge.snapshot(agent.snapshot());
  }

  @Test
  void homeSaysStateMoneyAndWorkInOneGlance(FxRobot robot) throws Exception {
    shows(robot, "#state", "Earning. Training for …4f2c.");
    shows(robot, "#earned", "0.3 ETH");
    shows(robot, "#pending", "0.1 ETH");
    shows(robot, "#withdrawn", "0.2 ETH");
    shows(robot, "#work-loss", "2.059");
    shows(robot, "#work-speed", "41,200");
    shows(robot, "#work-left", "about 7 minutes");
    assertThat(robot.lookup(".provider-refused").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("caught: different bits");
    Screenshot.of(robot, Path.of("target", "home.png"));
  }

  @Test
  void nothingIsShownAsNothing(FxRobot robot) throws Exception {
    bridge.snapshot(FakeAgent.idle());
    shows(robot, "#earned", "0 ETH");
    assertThat(visible(robot, "#work-none")).isTrue();
    assertThat(visible(robot, "#practice")).isFalse();
  }

  @Test
  void pausesAndResumes(FxRobot robot) throws Exception {
    robot.interact(() -> ((javafx.scene.control.SplitMenuButton) node(robot, "#pause")).fire());
    heard("pause 0");
    bridge.snapshot(agent.snapshot());
    shows(robot, "#state", "Paused by you. Press Resume to go on.");
    robot.clickOn("#resume");
    heard("resume");
  }

  @Test
  void submitShowsTheCostBeforeItAsksForMoney(FxRobot robot) throws Exception {
    robot.clickOn("#rail-submit");
    assertThat(node(robot, "#submit-start").isDisabled()).isTrue();
    type(robot, "#submit-data", "sonnets.txt");
    robot.clickOn("#submit-estimate");
    until(() -> label(robot, "#submit-cost").getText().contains("842,000 parameters"));
    Screenshot.of(robot, Path.of("target", "submit.png"));
    robot.clickOn("#submit-start");
    heard("submit 4 " + FakeAgent.TENTH);
  }

  @Test
  void whatChangesAfterTheEstimateAsksAgain(FxRobot robot) throws Exception {
    robot.clickOn("#rail-submit");
    type(robot, "#submit-data", "sonnets.txt");
    robot.clickOn("#submit-estimate");
    until(() -> !node(robot, "#submit-start").isDisabled());
    type(robot, "#submit-budget", "0.2");
    assertThat(node(robot, "#submit-start").isDisabled()).isTrue();
  }

  @Test
  void badInputIsSaidInWords(FxRobot robot) throws Exception {
    robot.clickOn("#rail-submit");
    robot.clickOn("#submit-estimate");
    shows(robot, "#submit-message", "Choose a text first.");
    type(robot, "#submit-data", "missing.txt");
    robot.clickOn("#submit-estimate");
    shows(robot, "#submit-message", "There is no file there. Check the path.");
    type(robot, "#submit-budget", "much");
    robot.clickOn("#submit-estimate");
    shows(robot, "#submit-message", "The budget is a number of ETH, for example 0.1.");
  }

  @Test
  void aJobThatCostsTooMuchCannotStart(FxRobot robot) throws Exception {
    agent.affordable = false;
    robot.clickOn("#rail-submit");
    type(robot, "#submit-data", "sonnets.txt");
    robot.clickOn("#submit-estimate");
    shows(
        robot,
        "#submit-message",
        "That is more than your budget or your balance. Take fewer rounds.");
    assertThat(node(robot, "#submit-start").isDisabled()).isTrue();
  }

  @Test
  void ownJobsWriteOn(FxRobot robot) throws Exception {
    robot.clickOn("#rail-submit");
    type(robot, "#sample-prompt", "Once");
    robot.interact(() -> ((javafx.scene.control.Button) node(robot, "#sample-write")).fire());
    shows(robot, "#sample", "Once and so on");
  }

  @Test
  void aReceiptExplainsItsAmount(FxRobot robot) throws Exception {
    robot.clickOn("#rail-wallet");
    until(() -> !robot.lookup(".receipt").queryAll().isEmpty());
    TitledPane receipt = robot.lookup(".receipt").query();
    robot.interact(() -> receipt.setExpanded(true));
    assertThat(robot.from(receipt.getContent()).lookup(".label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .anyMatch(line -> line.startsWith("Lease: “sonnets.txt”, round 1, shard 2"))
        .contains("Work: 50 steps trained.", "Audit: same bits, by …abc123.")
        .contains("Price: 0.1 ETH for the lease, so 0.1 ETH.")
        .contains("Payment: transaction 0xfeed.");
    Screenshot.of(robot, Path.of("target", "wallet.png"));
    robot.clickOn("#redeem");
    heard("redeem");
  }

  @Test
  void theWordsAreShownToWhoKnowsThePassphrase(FxRobot robot) throws Exception {
    robot.clickOn("#rail-wallet");
    until(() -> visible(robot, "#backup-show"));
    type(robot, "#backup-passphrase", "wrong");
    robot.clickOn("#backup-show");
    shows(robot, "#backup-message", "That is not the passphrase. Try again.");
    type(robot, "#backup-passphrase", "right");
    robot.clickOn("#backup-show");
    shows(robot, "#words", "abandon ability able");
  }

  @Test
  void themesTurn(FxRobot robot) throws Exception {
    Node root = node(robot, "#theme").getScene().getRoot();
    robot.clickOn("#theme").clickOn("#theme");
    assertThat(root.getStyleClass()).contains("dark").doesNotContain("light");
    Screenshot.of(robot, Path.of("target", "dark.png"));
  }

  private void heard(String call) throws TimeoutException {
    until(() -> agent.calls.contains(call));
  }

  private static void shows(FxRobot robot, String id, String text) throws TimeoutException {
    until(() -> label(robot, id).getText().equals(text));
  }

  private static void type(FxRobot robot, String id, String text) {
    robot.interact(() -> ((TextInputControl) node(robot, id)).setText(text));
  }

  private static boolean visible(FxRobot robot, String id) {
    for (Node node = node(robot, id); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static Label label(FxRobot robot, String id) {
    return (Label) node(robot, id);
  }

  private static Node node(FxRobot robot, String id) {
    return robot.lookup(id).query();
  }

  private static void until(java.util.concurrent.Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, holds);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
