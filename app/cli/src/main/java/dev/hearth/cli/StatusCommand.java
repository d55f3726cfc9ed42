package dev.hearth.cli;

import dev.hearth.api.EarningsView;
import dev.hearth.api.NodeSnapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth status}: what the window's first screen says, in words. */
@Command(name = "status", description = "Say what Hearth is doing and what it earned.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      show(output.open(), link.agent().status());
    }
    return 0;
  }

  static void show(Output lines, NodeSnapshot snapshot) {
    EarningsView money = snapshot.earnings();
    lines.emit(snapshot);
    lines.say(snapshot.state().sentence());
    snapshot.notices().forEach(lines::say);
    lines.say(
        "Earned %s, pending %s, paid to your wallet %s."
            .formatted(
                Ether.text(money.earned()),
                Ether.text(money.pending()),
                Ether.text(money.withdrawn())));
    money.tokens().forEach(earned -> lines.say(WalletCommand.line(earned)));
    snapshot.jobs().forEach(job -> lines.say(JobLines.line(job)));
  }
}
