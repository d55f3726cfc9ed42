package dev.hearth.cli;

import dev.hearth.api.Denomination;
import dev.hearth.api.HoldOrder;
import dev.hearth.api.PaymentMade;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth wallet hold}: has pay become what this machine's claims may put at stake. */
@Command(
    name = "hold",
    description = "Have pay put up, as `bond` does, until so much is; then it is sent as before.")
final class HoldCommand implements Callable<Integer> {
  @Option(
      names = "--up-to",
      required = true,
      description = "In ETH or the token; 0 to have all sent.")
  private String upTo;

  @Mixin private TokenOption token;
  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    token.check(upTo);
    String secret = passphrase.read();
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      Denomination in = token.ask(link.agent());
      String units = TokenOption.parse(upTo, in).toString();
      PaymentMade made = link.agent().hold(new HoldOrder(units, secret, token.address()));
      lines.emit(made);
      lines.say(
          made.amount().isZero()
              ? "All pay is sent; what was put up stays. Transaction " + made.transaction() + "."
              : "Pay is put up until %s are; the fee was %s. Transaction %s."
                  .formatted(
                      in.exactly(made.amount()), Ether.text(made.fee()), made.transaction()));
    }
    return 0;
  }
}
