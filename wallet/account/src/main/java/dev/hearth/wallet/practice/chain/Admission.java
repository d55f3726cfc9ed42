package dev.hearth.wallet.practice.chain;

import dev.hearth.wallet.practice.evm.Invocation;
import dev.hearth.wallet.practice.evm.WorldState;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which transactions may enter the next block (Yellow Paper, 6.2), in geth's words. */
final class Admission {
  private record Rule(Predicate<Transaction> isBroken, String reason) {}

  private final Blockchain chain;
  private final BigInteger baseFee;
  private final List<Rule> rules =
      List.of(
          new Rule(
              tx -> tx.chainId().isEmpty(),
              "only replay-protected (EIP-155) transactions allowed over RPC"),
          new Rule(this::isForAnotherChain, "invalid chain id for signer"),
          new Rule(this::isKnown, "already known"),
          new Rule(tx -> tx.nonce() < nonce(tx), "nonce too low"),
          new Rule(tx -> tx.nonce() > nonce(tx), "nonce too high"),
          // EIP-3607.
          new Rule(tx -> world().code(tx.sender()).bytes().length > 0, "sender not an eoa"),
          new Rule(tx -> tx.gasLimit() > Genesis.GAS_LIMIT, "exceeds block gas limit"),
          new Rule(
              tx -> tx.maxPriorityFee().compareTo(tx.maxFee()) > 0,
              "max priority fee per gas higher than max fee per gas"),
          new Rule(this::isTooCheap, "max fee per gas less than block base fee"),
          new Rule(tx -> invocation(tx).exceedsInitCodeLimit(), "max initcode size exceeded"),
          new Rule(tx -> tx.gasLimit() < invocation(tx).intrinsicGas(), "intrinsic gas too low"),
          new Rule(this::isUnpayable, "insufficient funds for gas * price + value"));

  Admission(Blockchain chain) {
    this.chain = chain;
    this.baseFee = chain.nextBaseFee();
  }

  /** Why not, or empty. */
  Optional<String> refusal(Transaction transaction) {
    return rules.stream()
        .filter(rule -> rule.isBroken().test(transaction))
        .map(Rule::reason)
        .findFirst();
  }

  private WorldState world() {
    return chain.world();
  }

  private long nonce(Transaction tx) {
    return world().nonce(tx.sender());
  }

  private Invocation invocation(Transaction tx) {
    return tx.invocation(baseFee);
  }

  private boolean isForAnotherChain(Transaction tx) {
    return !tx.chainId().equals(Optional.of(chain.chainId()));
  }

  private boolean isKnown(Transaction tx) {
    return chain.blockOf(tx.hash()).isPresent();
  }

  private boolean isTooCheap(Transaction tx) {
    return tx.maxFee().compareTo(baseFee) < 0;
  }

  private boolean isUnpayable(Transaction tx) {
    return world().balance(tx.sender()).compareTo(tx.maxCost()) < 0;
  }
}
