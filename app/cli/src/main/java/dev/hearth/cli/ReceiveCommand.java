package dev.hearth.cli;

import dev.hearth.api.PayAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth wallet receive}: where others pay to. */
@Command(name = "receive", description = "Your address, for others to pay to, also as a QR code.")
final class ReceiveCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      PayAddress address = link.agent().receive();
      Output lines = output.open();
      lines.emit(address);
      QrText.of(address.qr()).forEach(lines::say);
      lines.say(address.spelling());
      lines.say(address.link());
    }
    return 0;
  }
}
