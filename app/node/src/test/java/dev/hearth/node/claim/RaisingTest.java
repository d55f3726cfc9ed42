package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.TransactionOutcome.Behind;
import dev.hearth.wallet.chain.TransactionOutcome.Displaced;
import dev.hearth.wallet.chain.TransactionOutcome.InsufficientFunds;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.chain.TransactionOutcome.Preceded;
import dev.hearth.wallet.chain.TransactionOutcome.Unconfirmed;
import dev.hearth.wallet.keys.WalletKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaisingTest {
  private static final Wei NEEDED = Wei.of(10);

  private final WalletKey purse = WalletKey.generate(new SecureRandom());
  private final WalletKey wallet = WalletKey.generate(new SecureRandom());
  private final Address node = WalletKey.generate(new SecureRandom()).address();

  /**
   * A chain by its script.
   *
   * @param ends how a transfer of the purse ends, and of the wallet
   * @param purses what the purse's earlier transactions bring, and the wallet's
   * @param mined how much of that is in a block as soon as a payer is asked
   */
  private final class Script implements Raising.Ledger {
    private final String ends;
    private final List<String> sent = new ArrayList<>();
    private Wei purses;
    private Wei wallets;
    private Wei mined;
    private Wei balance = Wei.ZERO;

    Script(String ends, long purses, long wallets, long mined) {
      this.ends = ends;
      this.purses = Wei.of(purses);
      this.wallets = Wei.of(wallets);
      this.mined = Wei.of(mined);
    }

    @Override
    public Wei balance(Address of) {
      return balance;
    }

    @Override
    public Wei underway(Address from, Address to) {
      return from.equals(purse.address()) ? purses : wallets;
    }

    @Override
    public TransactionOutcome transfer(WalletKey from, Address to, Wei amount) {
      boolean isPurse = from.equals(purse);
      sent.add((isPurse ? "P" : "W") + amount.amount());
      balance = balance.plus(mined);
      purses = purses.minus(mined);
      mined = Wei.ZERO;
      return outcome(ends.charAt(isPurse ? 0 : 1));
    }
  }

  private static TransactionOutcome outcome(char end) {
    return switch (end) {
      case 'm' -> new Mined(Hash.ZERO, Optional.empty(), 1, 21_000, Wei.ZERO);
      case 'u' -> new Unconfirmed(Hash.ZERO);
      case 'p' -> new Preceded(Hash.ZERO);
      case 'b' -> new Behind(Hash.ZERO);
      case 'd' -> new Displaced(Hash.ZERO);
      default -> new InsufficientFunds(Address.ZERO, Wei.of(1));
    };
  }

  /**
   * What is on its way is not paid twice and not called there, and what is stuck for other reasons
   * is not waited for.
   */
  @ParameterizedTest
  @CsvSource({
    "m-, 0, 0, 0, P10, there",
    "u-, 0, 0, 0, P10, Unconfirmed",
    "p-, 0, 0, 0, P10, Preceded",
    "dm, 0, 0, 0, P10 W10, there",
    "im, 0, 0, 0, P10 W10, there",
    "iu, 0, 0, 0, P10 W10, Unconfirmed",
    "ii, 0, 0, 0, P10 W10, InsufficientFunds",
    "bm, 0, 0, 0, P10 W10, there",
    "bm, 4, 0, 0, P10 W6, Behind",
    "bi, 4, 0, 0, P10 W6, InsufficientFunds",
    "b-, 10, 0, 0, P10, Behind",
    "b-, 11, 0, 0, P10, Behind",
    "b-, 10, 0, 10, P10, there",
    "bm, 10, 0, 4, P10, Behind",
    "mb, 0, 10, 0, W10, Behind",
    "mp, 0, 10, 0, W10, Preceded",
    "mb, 0, 4, 0, W10 P6, Behind",
    "bb, 4, 3, 0, P10 W6, InsufficientFunds"
  })
  void onePayerBringsWhatNoOtherMayHaveSent(
      String ends, long purses, long wallets, long mined, String sent, String end)
      throws Exception {
    Script script = new Script(ends, purses, wallets, mined);
    Optional<TransactionOutcome.Failed> failed =
        new Raising(script, node, List.of(purse, wallet)).upTo(NEEDED);
    assertThat(String.join(" ", script.sent)).isEqualTo(sent);
    assertThat(failed.map(why -> why.getClass().getSimpleName()).orElse("there")).isEqualTo(end);
  }
}
