package dev.hearth.cli;

import dev.hearth.api.MachinePairing;
import dev.hearth.api.PairingRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth wallet pair}: lets another machine of the owner's earn for this wallet. */
@Command(
    name = "pair",
    description = "Let another machine of yours earn for this wallet; it cannot spend from it.")
final class PairCommand implements Callable<Integer> {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  @Option(names = "--machine", description = "Which machine it becomes (default: the next).")
  private Integer machine;

  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    PairingRequest request = new PairingRequest(passphrase.read(), machine);
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      MachinePairing pairing = link.agent().pair(request);
      Output lines = output.open();
      lines.emit(pairing);
      lines.say("For machine " + pairing.machine() + ", on which you run `hearth wallet join`:");
      QrText.of(pairing.qr()).forEach(lines::say);
      lines.say(pairing.text());
      lines.say(
          "Its code, until %s: %s"
              .formatted(
                  CLOCK.format(Instant.ofEpochMilli(pairing.end()).atZone(ZoneId.systemDefault())),
                  pairing.code()));
    }
    return 0;
  }
}
