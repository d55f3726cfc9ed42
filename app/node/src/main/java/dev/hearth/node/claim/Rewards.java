package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.audit.VerdictState.Phase;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;

/** Has this node's verdicts settled and what it earned paid out, once that is worth its gas. */
record Rewards(Chain chain, Audits audits, EscrowGateway escrow, WalletKey key) {
  private static final int GAS_OF_COLLECTING = 60_000;

  void settle(JobSpec job, Pot pot, Claim claim, Instant now) throws IOException {
    ClaimState state = escrow.claims(job).state(claim).orElseThrow();
    boolean stood = Window.isOver(state, now) && state.open() == 0;
    if (!state.isVoid() && !stood) {
      return;
    }
    for (int index = 0; index < claim.count(); index++) {
      VerdictState verdict = audits.verdict(pot.id(), claim.id(), index);
      if (verdict.phase() == Phase.REVEALED && verdict.auditor().equals(key.address())) {
        audits.settle(key, pot.id(), claim.id(), index);
      }
    }
  }

  void collect() throws IOException {
    Wei gas = chain.gasPrice().times(GAS_OF_COLLECTING);
    if (audits.credit(key.address()).compareTo(gas) > 0) {
      audits.collect(key);
    }
  }
}
