package dev.hearth.cli;

import dev.hearth.api.BondOrder;
import dev.hearth.api.PaymentMade;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth wallet bond}: what this machine's claims may put at stake. */
@Command(
    name = "bond",
    description = "Put up what this machine loses if it claims pay for false work.")
final class BondCommand implements Callable<Integer> {
  @Option(names = "--amount", required = true, description = "In ETH.")
  private String amount;

  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    BondOrder order = new BondOrder(Ether.parse(amount).toString(), passphrase.read());
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      PaymentMade made = link.agent().bond(order);
      lines.emit(made);
      lines.say(
          "%s are put up; the fee was %s. Transaction %s."
              .formatted(Ether.text(made.amount()), Ether.text(made.fee()), made.transaction()));
    }
    return 0;
  }
}
