package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.NodeState;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StateLineTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  @Test
  void everyWayToPauseIsOneChoice() throws Exception {
    SplitMenuButton pause = (SplitMenuButton) window.node("#pause");
    window.robot.interact(pause::fire);
    window.heard("pause TIME 0");
    choose(pause, "pause-hour", "pause TIME 60");
    choose(pause, "pause-tomorrow", "pause UNTIL_TOMORROW 0");
    choose(pause, "pause-segment", "pause AFTER_SEGMENT 0");
    choose(pause, "pause-until-resumed", "pause TIME 0");
  }

  private void choose(SplitMenuButton pause, String item, String call) throws Exception {
    window.robot.interact(
        () ->
            pause.getItems().stream()
                .filter(one -> one.getId().equals(item))
                .forEach(MenuItem::fire));
    window.heard(call);
  }

  /** Which buttons there are, by what holds the machine. */
  @Test
  void whatMayBePressedFollowsWhatHoldsIt() throws Exception {
    buttons(NodeState.Kind.EARNING, "", "pause");
    buttons(NodeState.Kind.PAUSED, "OWNER", "resume");
    buttons(NodeState.Kind.READY, "", "pause");
    buttons(NodeState.Kind.PAUSED, "IN_USE", "why", "run", "pause");
    buttons(NodeState.Kind.OFFLINE, "", "pause");
    buttons(NodeState.Kind.NEEDS_YOU, "BENCHED", "why", "pause");
  }

  private void buttons(NodeState.Kind kind, String rule, String... shown) throws Exception {
    window.agent.settings.decides = rule;
    window.agent.state = Samples.state(kind, kind + " by " + rule);
    window.tell();
    window.until(
        () ->
            Stream.of("why", "run", "pause", "resume")
                .filter(id -> window.visible("#" + id))
                .toList()
                .equals(List.of(shown)));
  }

  @Test
  void aPauseOfYoursEndsByResuming() throws Exception {
    window.robot.interact(() -> ((SplitMenuButton) window.node("#pause")).fire());
    window.shows("#state", "Paused by you. Resume when you like.");
    window.tell();
    window.until(() -> window.visible("#resume"));
    assertThat(window.visible("#pause")).isFalse();
    window.press("#resume");
    window.shows("#state", "Ready.");
  }

  @Test
  void whoHasTheSegmentFinishedIsTold() throws Exception {
    SplitMenuButton pause = (SplitMenuButton) window.node("#pause");
    choose(pause, "pause-segment", "pause AFTER_SEGMENT 0");
    window.shows("#state-message", "Pauses as soon as this segment is done.");
    window.agent.state = Samples.state(NodeState.Kind.PAUSED, "Paused by you.");
    window.tell();
    window.shows("#state-message", "");
  }

  @Test
  void runNowOverrulesARuleOrSaysThatItCannot() throws Exception {
    held("IN_USE");
    window.press("#run");
    window.heard("run 60");
    window.shows("#state-message", "This rule protects the machine, so it holds all the same.");
  }

  @Test
  void whyOpensTheSettingsAtTheRuleThatDecides() throws Exception {
    held("IN_USE");
    window.press("#rail-settings");
    window.press("#rules-device-cpu");
    window.press("#why");
    window.until(() -> window.exists("#rule-IN-USE"));
    window.shows("#rule-IN-USE-opinion", "decides now");
    assertThat(window.node("#rule-IN-USE").getPseudoClassStates())
        .extracting(Object::toString)
        .contains("asked");
    Screenshot.of(window.robot, Path.of("target", "why.png"));
  }

  @Test
  void whatTheAgentRefusesIsSaid() throws Exception {
    window.agent.broken = true;
    window.robot.interact(() -> ((SplitMenuButton) window.node("#pause")).fire());
    window.shows("#state-message", "The agent cannot do that now. Try again.");
  }

  private void held(String rule) throws Exception {
    window.agent.settings.decides = rule;
    window.agent.state =
        Samples.state(
            NodeState.Kind.PAUSED,
            "Paused: you are using this PC. Resumes 5 minutes after you leave.");
    window.tell();
    window.until(() -> window.visible("#why"));
  }
}
