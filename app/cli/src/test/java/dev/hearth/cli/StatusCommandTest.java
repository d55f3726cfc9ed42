package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.EarningsView;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.protocol.Wei;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
  private static final String NOTICE = "The database was damaged and was set aside.";

  @Test
  void saysWhatTheOwnerShouldKnow() {
    assertThat(shown(false).lines()).contains("Ready.", NOTICE);
    assertThat(shown(true)).contains("\"notices\":[\"" + NOTICE + "\"]");
  }

  private static String shown(boolean json) {
    StringWriter out = new StringWriter();
    StatusCommand.show(new Output(new PrintWriter(out), json), snapshot());
    return out.toString();
  }

  private static NodeSnapshot snapshot() {
    return new NodeSnapshot(
        "test",
        0,
        NodeSnapshot.Network.PRACTICE,
        new NodeState(NodeState.Kind.READY, "Ready."),
        null,
        List.of(),
        0,
        null,
        List.of(),
        new EarningsView(Wei.ZERO, Wei.ZERO, Wei.ZERO, Wei.ZERO),
        new MoneyView("", 0, 0, ""),
        List.of(NOTICE),
        List.of());
  }
}
