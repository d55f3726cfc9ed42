package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** What came of a transaction. */
public sealed interface TransactionOutcome {
  /** For whoever can do nothing but try again later: says what went wrong, if anything did. */
  default void orThrow() throws IOException {
    if (this instanceof Failed failed) {
      throw new IOException(failed.sentence());
    }
  }

  /**
   * It is in a block and did what it should.
   *
   * @param contract the contract it created, if it was to
   * @param gasUsed units of gas
   * @param fee what the sender paid for them
   */
  record Mined(Hash transaction, Optional<Address> contract, long block, long gasUsed, Wei fee)
      implements TransactionOutcome {}

  /**
   * The contract refused; nothing changed. Empty transaction: it was never sent and cost nothing.
   */
  record Reverted(Revert revert, Optional<Hash> transaction) implements Failed {
    @Override
    public String sentence() {
      return "The contract refused: " + revert + ".";
    }
  }

  /**
   * The account cannot pay the value and the most the gas may cost, or what an earlier transaction
   * of it that this one has to wait for would cost by now; it was not sent.
   *
   * @param missing how much would have to come in
   */
  record InsufficientFunds(Address account, Wei missing) implements Failed {
    private static final int DECIMALS = 18;

    @Override
    public String sentence() {
      String tokens =
          new BigDecimal(missing.amount(), DECIMALS).stripTrailingZeros().toPlainString();
      return "The account " + account + " is " + tokens + " ETH short. Send it that much first.";
    }
  }

  /** It was sent but is in no block, or not deep enough under others; it may still be mined. */
  record Unconfirmed(Hash transaction) implements Failed {
    @Override
    public String sentence() {
      return "Transaction " + transaction + " is still waiting. Look again later.";
    }
  }

  /**
   * An earlier transaction of the same account is in no block yet, which none can pass; this one
   * was not sent.
   *
   * @param transaction the earlier one
   */
  record Behind(Hash transaction) implements Failed {
    @Override
    public String sentence() {
      return "Transaction "
          + transaction
          + " of the same account is still waiting, and no other can be made before it. Try"
          + " again later.";
    }
  }

  /**
   * An earlier transaction of the same account ended only while this one was asked for, which may
   * have been meant to do the same; this one was not sent.
   *
   * @param transaction the earlier one
   */
  record Preceded(Hash transaction) implements Failed {
    @Override
    public String sentence() {
      return "Transaction "
          + transaction
          + " of the same account, made earlier, has ended only now, so this one was not made. Look"
          + " what came of it, and try again if this one is still wanted.";
    }
  }

  /** Another transaction of the same account took its place in line, so no block can hold it. */
  record Displaced(Hash transaction) implements Failed {
    @Override
    public String sentence() {
      return "Another program used this account at the same moment and was first. This did not"
          + " happen; try again.";
    }
  }

  sealed interface Failed extends TransactionOutcome {
    /** For the person at the machine. */
    String sentence();
  }
}
