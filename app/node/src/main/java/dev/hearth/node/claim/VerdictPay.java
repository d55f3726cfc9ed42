package dev.hearth.node.claim;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.audit.VerdictState.Phase;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Has this node's verdicts settled and what it earned paid out, once that is worth its gas. Of a
 * claim that is decided for good it asks the chain once. One caller at a time.
 */
final class VerdictPay {
  private static final int GAS_OF_COLLECTING = 60_000;
  private static final int GAS_OF_SETTLING = 120_000;

  private record Audited(Hash pot, Hash claim) {}

  private final Funds funds;
  private final Audits audits;
  private final WalletKey key;
  private final Gas gas;
  private final Set<Audited> settled = new HashSet<>();
  private final Set<Audited> owed = new HashSet<>();

  VerdictPay(Funds funds, Audits audits, WalletKey key, Gas gas) {
    this.funds = funds;
    this.audits = audits;
    this.key = key;
    this.gas = gas;
  }

  /** Whether nothing can come of a claim any more in any of the pots. */
  boolean isSettled(List<Pot> pots, Claim claim) {
    return pots.stream().allMatch(pot -> settled.contains(new Audited(pot.id(), claim.id())));
  }

  /** Whether verdicts could not be settled when they should have been. */
  boolean isOwed(List<Pot> pots) {
    return owed.stream()
        .anyMatch(audited -> pots.stream().map(Pot::id).anyMatch(audited.pot()::equals));
  }

  /** Whether there is something that could not be taken yet. */
  boolean isOwed() throws IOException {
    return !owed.isEmpty() || !audits.credit(key.address()).isZero();
  }

  void settle(Pot pot, Claim claim, ClaimState state, Instant now) throws IOException {
    boolean decided = state.isVoid() || Window.isOver(state, now);
    Audited audited = new Audited(pot.id(), claim.id());
    if (decided && state.open() == 0 && !settled.contains(audited)) {
      owed.add(audited);
      settleAll(pot, claim);
      owed.remove(audited);
      settled.add(audited);
    } else if (state.isVoid() && !settled.contains(audited)) {
      settleAll(pot, claim);
    }
  }

  private void settleAll(Pot pot, Claim claim) throws IOException {
    for (int index = 0; index < claim.count(); index++) {
      VerdictState verdict = audits.verdict(pot.id(), claim.id(), index);
      if (verdict.phase() == Phase.REVEALED && verdict.auditor().equals(key.address())) {
        gas.provide(GAS_OF_SETTLING);
        audits.settle(key, pot.id(), claim.id(), index).orThrow();
      }
    }
  }

  void collect() throws IOException {
    Wei cost = funds.chain().gasPrice().times(GAS_OF_COLLECTING);
    if (audits.credit(key.address()).compareTo(cost) > 0) {
      gas.provide(GAS_OF_COLLECTING);
      audits.collect(key).orThrow();
    }
  }
}
