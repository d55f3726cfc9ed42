package dev.hearth.cli;

import dev.hearth.api.DisputeView;
import dev.hearth.protocol.dispute.Seat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth disputes}: what is and was fought out about pay. */
@Command(name = "disputes", description = "Show the disputes about pay that this machine plays.")
final class DisputesCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Listing(List<DisputeView> disputes) {}

  @Override
  public Integer call() {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      print(output.open(), link.agent().disputes());
    }
    return 0;
  }

  static void print(Output lines, List<DisputeView> disputes) {
    lines.emit(new Listing(disputes));
    disputes.forEach(dispute -> say(lines, dispute));
    if (disputes.isEmpty()) {
      lines.say("No disputes. There is one when somebody challenges a claim for pay.");
    }
  }

  private static void say(Output lines, DisputeView dispute) {
    lines.say(
        "%s  “%s”, round %d, shard %d (lease %s): %s"
            .formatted(
                Instant.ofEpochMilli(dispute.time()).atZone(ZoneId.systemDefault()).toLocalDate(),
                dispute.title(),
                dispute.round() + 1,
                dispute.shard() + 1,
                dispute.lease().brief(),
                dispute.sentence()));
    lines.say(
        "  You are the %s. Moves: %d. Gas so far: %s. Stake: %s.%s"
            .formatted(
                dispute.seat() == Seat.PROVIDER ? "provider" : "challenger",
                dispute.moves(),
                Ether.text(dispute.gas()),
                dispute.money().exactly(dispute.stake()),
                outcome(dispute)));
    if (!dispute.found().isEmpty()) {
      lines.say(
          "  One operation was rerun: it was said to give %s, it gives %s."
              .formatted(dispute.posted(), dispute.found()));
    }
    if (!dispute.trouble().isEmpty()) {
      lines.say("  In the way: " + dispute.trouble());
    }
  }

  private static String outcome(DisputeView dispute) {
    return switch (dispute.state()) {
      case OPEN -> "";
      case WON -> " Won: " + dispute.money().exactly(dispute.won()) + ".";
      case LOST -> " Lost: " + dispute.money().exactly(dispute.lost()) + ".";
    };
  }
}
