package dev.hearth.desktop.wallet;

import dev.hearth.api.EarningsView;
import dev.hearth.api.Money;
import dev.hearth.api.TokenBalance;
import dev.hearth.api.TokenEarnings;
import dev.hearth.api.WalletView;
import java.util.ArrayList;
import java.util.List;

/** What a wallet has and earned of tokens, each for itself, in words. Pure. */
final class TokenWords {
  private TokenWords() {}

  static List<String> of(WalletView wallet) {
    List<String> lines = new ArrayList<>();
    for (TokenBalance token : wallet.tokens()) {
      lines.add(
          "%s in your wallet, of the token %s."
              .formatted(Money.text(token.balance(), token.money()), token.money().token()));
    }
    for (TokenEarnings token : wallet.earnings().tokens()) {
      lines.add(
          "%s earned, %s of it pending, %s paid to your wallet."
              .formatted(
                  Money.text(token.earned(), token.money()),
                  Money.text(token.pending(), token.money()),
                  Money.text(token.withdrawn(), token.money())));
    }
    return lines;
  }

  /** Whether anything is, in coin or in a token. */
  static boolean isPending(EarningsView earnings) {
    return !earnings.pending().isZero()
        || earnings.tokens().stream().anyMatch(token -> !token.pending().isZero());
  }
}
