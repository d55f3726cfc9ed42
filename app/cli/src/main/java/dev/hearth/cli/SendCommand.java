package dev.hearth.cli;

import dev.hearth.api.Denomination;
import dev.hearth.api.PaymentMade;
import dev.hearth.api.PaymentOrder;
import dev.hearth.api.PaymentQuote;
import dev.hearth.api.PaymentRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth wallet send}: pays somebody, after it has said what that costs. */
@Command(name = "send", description = "Pay somebody. Returns when the payment is final.")
final class SendCommand implements Callable<Integer> {
  @Option(names = "--to", required = true, description = "The address that is paid.")
  private String to;

  @Option(names = "--amount", required = true, description = "In ETH, or in the token's units.")
  private String amount;

  @Option(names = "--dry-run", description = "Say what it costs, and pay nothing.")
  private boolean dryRun;

  @Mixin private TokenOption token;
  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    token.check(amount);
    String secret = dryRun ? "" : passphrase.read();
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      PaymentRequest payment = payment(token.ask(link.agent()));
      PaymentQuote quote = link.agent().quote(payment);
      lines.say(
          "%s to %s; the fee is %s at most, and you have %s."
              .formatted(
                  quote.money().exactly(quote.amount()),
                  quote.to(),
                  Ether.text(quote.fee()),
                  quote.money().exactly(quote.balance())));
      if (dryRun) {
        lines.emit(quote);
      } else {
        paid(lines, link.agent().send(new PaymentOrder(payment, secret)));
      }
    }
    return 0;
  }

  private PaymentRequest payment(Denomination in) {
    return new PaymentRequest(to, TokenOption.parse(amount, in).toString(), token.address());
  }

  private static void paid(Output lines, PaymentMade made) {
    lines.emit(made);
    lines.say(
        "Paid; the fee was %s. Transaction %s."
            .formatted(Ether.text(made.fee()), made.transaction()));
    lines.say("You have " + Ether.text(made.wallet().balance()) + ".");
  }
}
