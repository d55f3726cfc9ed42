package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.NodeState;
import java.nio.file.Path;
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

  /** Which buttons there are, by what holds the machine and what was said. */
  @Test
  void whatMayBePressedFollowsWhatHoldsIt() throws Exception {
    NodeState earning = Samples.state(NodeState.Kind.EARNING, "Earning.");
    buttons(earning, "pause");
    buttons(Samples.saying(earning, "You said run until 21:00."), "back-to-rules", "pause");
    buttons(Samples.held("OWNER", "Paused by you."), "resume");
    buttons(Samples.state(NodeState.Kind.READY, "Ready."), "pause");
    buttons(Samples.held("IN_USE", "Paused: you are using this PC."), "why", "run", "pause");
    buttons(Samples.held("HEAT", "Paused: the GPU is at 84 °C."), "why", "pause");
    buttons(
        Samples.saying(
            Samples.held("HEAT", "Paused: the GPU is at 84 °C."), "You said run until 21:00."),
        "why",
        "back-to-rules",
        "pause");
    buttons(Samples.state(NodeState.Kind.OFFLINE, "Looking for the network."), "pause");
    buttons(Samples.held("BENCHED", "The GPU cannot earn."), "why", "pause");
  }

  private void buttons(NodeState state, String... shown) {
    window.agent.state = state;
    window.tell();
    assertThat(Stream.of("why", "run", "back-to-rules", "pause", "resume"))
        .filteredOn(id -> window.visible("#" + id))
        .containsExactly(shown);
    assertThat(window.count("policy")).isZero();
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
    window.shows("#state-said", "Pauses when this segment is done.");
    window.agent.state = Samples.held("OWNER", "Paused by you.");
    window.tell();
    window.shows("#state-said", "");
  }

  @Test
  void runNowLastsUntilYouGoBackToTheRules() throws Exception {
    held("IN_USE");
    window.press("#run");
    window.heard("run 60");
    window.shows("#state-said", "You said run until 21:00.");
    assertThat(window.visible("#run")).isFalse();
    Screenshot.of(window.robot, Path.of("target", "run-now.png"));
    window.press("#back-to-rules");
    window.heard("resume");
    window.until(() -> !window.visible("#back-to-rules"));
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
  void aLostAgentIsSaidWithWhatToDoUntilItIsBack() throws Exception {
    window.lose(true);
    window.shows(
        "#state",
        "Hearth has ended unexpectedly and earns nothing: start it again with `hearth open`, and"
            + " this window goes on.");
    assertThat(window.node("#state-dot").getStyleClass()).contains("state-needs_you");
    assertThat(window.visible("#pause")).isFalse();
    window.lose(false);
    window.shows("#state", "Earning. Training for …4f2c.");
    assertThat(window.visible("#pause")).isTrue();
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
        Samples.held(rule, "Paused: you are using this PC. Resumes 5 minutes after you leave.");
    window.tell();
    window.until(() -> window.visible("#why"));
  }
}
