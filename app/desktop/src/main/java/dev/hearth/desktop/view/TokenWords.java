package dev.hearth.desktop.view;

import dev.hearth.api.EarningsView;
import dev.hearth.api.Money;
import dev.hearth.api.TokenBalance;
import dev.hearth.api.TokenEarnings;
import dev.hearth.api.WalletView;
import java.util.List;
import java.util.stream.Stream;

/** What there is and was earned of tokens, each for itself, in words. Pure. */
public final class TokenWords {
  private TokenWords() {}

  public static List<String> of(WalletView wallet) {
    return Stream.concat(
            wallet.tokens().stream().map(TokenWords::of), of(wallet.earnings()).stream())
        .toList();
  }

  public static List<String> of(EarningsView earnings) {
    return earnings.tokens().stream().map(TokenWords::of).toList();
  }

  /** Whether anything is, in coin or in a token. */
  public static boolean isPending(EarningsView earnings) {
    return !earnings.pending().isZero()
        || earnings.tokens().stream().anyMatch(token -> !token.pending().isZero());
  }

  private static String of(TokenBalance token) {
    return "%s in your wallet, of the token %s."
        .formatted(Money.text(token.balance(), token.money()), token.money().token());
  }

  private static String of(TokenEarnings token) {
    return "%s earned, %s of it pending, %s paid to your wallet."
        .formatted(
            Money.text(token.earned(), token.money()),
            Money.text(token.pending(), token.money()),
            Money.text(token.withdrawn(), token.money()));
  }
}
