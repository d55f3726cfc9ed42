package dev.hearth.cli;

import dev.hearth.api.BondOrder;
import dev.hearth.api.Denomination;
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
  @Option(names = "--amount", required = true, description = "In ETH, or in the token's units.")
  private String amount;

  @Mixin private TokenOption token;
  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    token.check(amount);
    String secret = passphrase.read();
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      Denomination in = token.ask(link.agent());
      String units = TokenOption.parse(amount, in).toString();
      PaymentMade made = link.agent().bond(new BondOrder(units, secret, token.address()));
      lines.emit(made);
      lines.say(
          "%s are put up; the fee was %s. Transaction %s."
              .formatted(in.exactly(made.amount()), Ether.text(made.fee()), made.transaction()));
    }
    return 0;
  }
}
