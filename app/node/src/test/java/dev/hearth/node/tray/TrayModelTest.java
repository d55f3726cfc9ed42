package dev.hearth.node.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.NodeState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrayModelTest {
  private static TrayModel model(NodeState.Kind kind, boolean paused) {
    return TrayModel.of(new NodeState(kind, "The sentence."), "0.012 ETH", paused);
  }

  @ParameterizedTest
  @CsvSource({
    "STARTING, OFFLINE",
    "READY, READY",
    "EARNING, EARNING",
    "PAUSED, PAUSED",
    "OFFLINE, OFFLINE",
    "NEEDS_YOU, NEEDS_YOU"
  })
  void looksLikeTheState(NodeState.Kind kind, TrayState state) {
    assertThat(model(kind, false).state()).isEqualTo(state);
  }

  @Test
  void saysTheSentenceAndWhatWasEarned() {
    TrayModel model = model(NodeState.Kind.READY, false);
    assertThat(model.title()).isEqualTo("Hearth");
    assertThat(model.lines()).containsExactly("The sentence.", "Earned today: 0.012 ETH");
    assertThat(model.menu().getFirst()).isEqualTo(new MenuEntry.Text("Earned today: 0.012 ETH"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EARNING | false | OPEN PAUSE_FOR_AN_HOUR PAUSE_UNTIL_TOMORROW FINISH_THEN_PAUSE"
            + " RUN_FOR_AN_HOUR QUIT",
        "READY   | false | OPEN PAUSE_FOR_AN_HOUR PAUSE_UNTIL_TOMORROW RUN_FOR_AN_HOUR QUIT",
        "PAUSED  | false | OPEN PAUSE_FOR_AN_HOUR PAUSE_UNTIL_TOMORROW RUN_FOR_AN_HOUR QUIT",
        "PAUSED  | true  | OPEN PAUSE_FOR_AN_HOUR PAUSE_UNTIL_TOMORROW RUN_FOR_AN_HOUR RESUME QUIT",
        "EARNING | true  | OPEN PAUSE_FOR_AN_HOUR PAUSE_UNTIL_TOMORROW FINISH_THEN_PAUSE"
            + " RUN_FOR_AN_HOUR RESUME QUIT",
      })
  void offersWhatMakesSense(NodeState.Kind kind, boolean paused, String choices) {
    assertThat(offered(model(kind, paused))).containsExactly(choices.split(" "));
  }

  private static List<String> offered(TrayModel model) {
    return model.menu().stream()
        .filter(MenuEntry.Command.class::isInstance)
        .map(MenuEntry.Command.class::cast)
        .filter(MenuEntry.Command::enabled)
        .map(command -> command.choice().name())
        .toList();
  }
}
