package dev.hearth.cli;

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
  @Option(names = "--up-to", required = true, description = "In ETH; 0 to have all pay sent.")
  private String upTo;

  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    HoldOrder order = new HoldOrder(Ether.parse(upTo).toString(), passphrase.read());
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      PaymentMade made = link.agent().hold(order);
      lines.emit(made);
      lines.say(
          made.amount().isZero()
              ? "All pay is sent; what was put up stays. Transaction " + made.transaction() + "."
              : "Pay is put up until %s are; the fee was %s. Transaction %s."
                  .formatted(
                      Ether.text(made.amount()), Ether.text(made.fee()), made.transaction()));
    }
    return 0;
  }
}
