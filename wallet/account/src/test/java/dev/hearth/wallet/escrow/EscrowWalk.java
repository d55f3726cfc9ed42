package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.escrow.WalkState.Job;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A random walk of several jobs, in coin and in tokens, with vouchers, claims, challenges and
 * refunds, held to the models after every step, to the wei.
 */
final class EscrowWalk {
  /** No number of these comes near the end of a window, where a second would decide. */
  private static final Duration PACE = Duration.ofHours(13);

  /** What a walk long enough makes the contract do. */
  static final Set<String> STEPS =
      Set.of(
          "topUp",
          "redeem",
          "refund",
          "bond",
          "hold",
          "held",
          "withdraw",
          "claim",
          "commit",
          "challenge",
          "refute",
          "miscounted",
          "timeout",
          "settle",
          "pay",
          "close",
          "collect",
          "slash",
          "bondBack");

  private final WalkState at;
  private final ClaimSteps claims;

  EscrowWalk(ChainFixture fixture, long seed) throws IOException {
    this.at = new WalkState(fixture, seed);
    this.claims = new ClaimSteps(at);
  }

  /** Returns what the contract did at least once. */
  Set<String> run(int steps) throws IOException {
    for (int i = 0; i < steps; i++) {
      step();
      at.assertConserved();
    }
    at.fixture.advance(WalkState.TERM.plusDays(14));
    for (Job job : at.jobs) {
      refund(job);
      returnBond(job);
      at.assertConserved();
    }
    claims.finish();
    for (Job job : at.jobs) {
      refund(job);
      at.assertConserved();
    }
    at.assertNothingIsLeft();
    return at.accepted();
  }

  private void step() throws IOException {
    Job job = at.any(at.jobs);
    int dice = at.random.nextInt(20);
    // One payer's bond is left to come back.
    if (dice == 0 && job != at.jobs.getFirst() && at.random.nextBoolean()) {
      slash(job);
    } else if (dice == 0) {
      topUp(job);
    } else if (dice == 1) {
      at.fixture.advance(PACE);
    } else if (dice == 3) {
      refund(job);
    } else if (dice < 7) {
      redeem(job, at.any(at.providers).address());
    } else {
      claims.step();
    }
  }

  private void topUp(Job job) throws IOException {
    int amount = at.random.nextInt(30);
    var outcome = at.escrow.topUp(at.payer, job.submitter().job(), Wei.of(amount));
    if (at.check("topUp", at.payer, outcome, job.model().topUp(amount))) {
      at.move(at.payer.address(), job.token(), -amount);
    }
  }

  private void redeem(Job job, Address provider) throws IOException {
    Submitter submitter = job.submitter();
    int from = at.random.nextInt(WalkState.DEPOSIT + 20);
    int price = at.random.nextInt(16);
    int total = job.model().paid(provider) + at.random.nextInt(16);
    int due = job.model().redeem(provider, total, from, price);
    var outcome =
        new PlainRedeem(at.chain, at.payer, at.escrow)
            .send(
                submitter.voucher(provider, total),
                List.of(submitter.lease(provider, from, price)));
    if (at.check("redeem", at.payer, outcome, due > 0)) {
      at.pay(provider, job.token(), due);
    }
  }

  private void refund(Job job) throws IOException {
    boolean due = !at.chain.time().isBefore(at.deadline);
    int rest = due ? job.model().refund() : -1;
    Hash id = job.submitter().job();
    if (at.check("refund", at.payer, at.escrow.refund(at.payer, id), rest >= 0)) {
      at.move(at.payer.address(), job.token(), rest);
    }
  }

  /** For two leases that may have a wei or a name in common. */
  private void slash(Job job) throws IOException {
    WalletKey finder = at.any(at.challengers);
    int from = at.random.nextInt(10);
    int shard = at.random.nextInt(4);
    SignedLease one = job.submitter().lease(at.payer.address(), 0, Wei.of(5), Wei.of(3));
    SignedLease other = job.submitter().lease(finder.address(), shard, Wei.of(from), Wei.of(2));
    boolean contradict = shard == 0 || from + 2 > 5 && from < 8;
    boolean expected =
        contradict && at.stakes(job.token()).slash(job.submitter().job(), finder.address());
    at.check("slash", finder, at.claims.slash(finder, one, other), expected);
  }

  private void returnBond(Job job) throws IOException {
    Hash id = job.submitter().job();
    int bond = at.stakes(job.token()).returned(id);
    var outcome = at.claims.returnPayersBond(at.payer, id);
    if (at.check("bondBack", at.payer, outcome, bond > 0)) {
      at.move(at.payer.address(), job.token(), bond);
    }
  }
}
