package dev.hearth.cli;

import dev.hearth.api.Denomination;
import dev.hearth.api.HearthApi;
import dev.hearth.api.TokenReference;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import picocli.CommandLine.Option;

/**
 * What amounts on the command line are in: ETH, or a token whose contract is asked for its unit.
 */
final class TokenOption {
  @Option(
      names = "--token",
      description = "Amounts are in this ERC-20 token, by the address of its contract, not in ETH.")
  private String token;

  boolean isGiven() {
    return token != null;
  }

  /** Empty for ETH. */
  String address() {
    return isGiven() ? token : "";
  }

  /** Throws CommandException for what can be no token or no amount, before anybody is asked. */
  void check(String... amounts) {
    if (isGiven()) {
      checkAddress();
    }
    for (String amount : amounts) {
      if (isGiven()) {
        checkNumber(amount);
      } else {
        Ether.parse(amount);
      }
    }
  }

  /** How many places it may have the token says. */
  private static void checkNumber(String amount) {
    if (!amount.matches("\\d{1,60}(\\.\\d+)?")) {
      throw CommandException.usage(
          "AMOUNT", amount + " is not an amount.", "Give a number, for example 0.05.");
    }
  }

  private void checkAddress() {
    try {
      Address.ofHex(token);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "ADDRESS", "“" + token + "” is not an address.", "One is 0x and 40 hexadecimal digits.");
    }
  }

  Denomination ask(HearthApi agent) {
    return isGiven() ? agent.token(new TokenReference(token)).money() : Denomination.COIN;
  }

  static Wei parse(String amount, Denomination in) {
    try {
      return in.coin() ? Ether.parse(amount) : in.parse(amount);
    } catch (NumberFormatException e) {
      throw CommandException.usage(
          "AMOUNT",
          amount + " is not an amount of " + in.name() + ".",
          "Its unit has " + in.decimals() + " decimal places.");
    }
  }
}
