package dev.hearth.wallet.escrow;

import static dev.hearth.wallet.escrow.ClaimModel.Verdict.CHALLENGER;
import static dev.hearth.wallet.escrow.ClaimModel.Verdict.OPEN;
import static dev.hearth.wallet.escrow.ClaimModel.Verdict.PROVIDER;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.escrow.ClaimModel.Challenge;
import dev.hearth.wallet.escrow.WalkState.Job;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What providers and challengers do about claims, at random. A provider's own account is its node
 * key here. Disputes end without evidence: by the clock, or because a wrong commitment has two
 * values where the program's steps make three.
 */
final class ClaimSteps {
  private static final int RIGHT = 3;
  private static final int WRONG = 2;
  private static final byte[] HEADER =
      ByteBuffer.allocate(108).putInt(3).putInt(1 << 10).putInt(1 << 9).array();
  private static final HeaderProof PROGRAM = new HeaderProof(Bytes.of(HEADER), List.of());
  private static final Hash PROGRAM_HASH =
      MerkleTree.root(Type.PROGRAM, List.of(MerkleTree.leaf(Type.PROGRAM, HEADER)));

  private final WalkState at;
  private final Court court;
  private final List<ClaimModel> all = new ArrayList<>();
  private final List<ClaimedLease> made = new ArrayList<>();

  ClaimSteps(WalkState at) throws IOException {
    this.at = at;
    this.court = Court.at(at.chain, at.claims.court());
  }

  void step() throws IOException {
    int dice = at.random.nextInt(16);
    if (dice < 3) {
      bond();
    } else if (dice < 6 || all.isEmpty()) {
      claim();
    } else if (dice < 9) {
      challenge(at.any(all));
    } else if (dice < 13) {
      ClaimModel claim = at.any(all);
      pay(claim, some(claim));
    } else if (dice == 13) {
      close(at.any(all));
    } else if (dice == 14) {
      collect(at.any(at.challengers), at.any(at.tokens));
    } else {
      judge();
    }
  }

  /** Until nothing is anybody's but its owner's. */
  void finish() throws IOException {
    for (ClaimModel claim : all) {
      for (Challenge challenge : claim.challenges) {
        decide(challenge);
        settle(challenge);
      }
      for (int index = 0; index < claim.list.size(); index++) {
        pay(claim, List.of(index));
      }
      close(claim);
      at.assertConserved();
    }
    for (TestToken token : at.tokens) {
      for (WalletKey challenger : at.challengers) {
        collect(challenger, token);
      }
      for (WalletKey provider : at.providers) {
        withdraw(provider, token, at.stakes(token).bond(provider.address()));
      }
    }
  }

  private void bond() throws IOException {
    WalletKey provider = at.any(at.providers);
    TestToken token = at.any(at.tokens);
    int amount = at.random.nextInt(300);
    int dice = at.random.nextInt(6);
    if (dice < 2) {
      withdraw(provider, token, amount);
      return;
    }
    if (dice == 2) {
      hold(provider, token, amount);
      return;
    }
    Address account = provider.address();
    var outcome = at.claims.postBond(provider, account, token.address(), Wei.of(amount));
    at.check("bond", provider, outcome, true);
    at.stakes(token).post(account, amount);
    at.move(account, token, -amount);
  }

  /** By the provider's word, which somebody else sends. */
  private void hold(WalletKey provider, TestToken token, int upTo) throws IOException {
    Address account = provider.address();
    Holdings holdings = Holdings.at(at.chain, at.escrow.address());
    Holding holding = new Holding(account, token.address(), account, Wei.of(upTo));
    Hash word = holding.digest(at.escrow.domain(), holdings.choices(account));
    var outcome = holdings.choose(at.payer, holding, provider.sign(word));
    at.check("hold", at.payer, outcome, true);
    at.stakes(token).fill(account, upTo);
  }

  private void withdraw(WalletKey provider, TestToken token, int amount) throws IOException {
    Address account = provider.address();
    boolean expected = at.stakes(token).withdraw(account, amount);
    var outcome = at.claims.withdrawBond(provider, account, token.address(), Wei.of(amount));
    if (at.check("withdraw", provider, outcome, expected)) {
      at.move(account, token, amount);
    }
  }

  private void claim() throws IOException {
    int number = at.random.nextInt(at.jobs.size());
    Job job = at.jobs.get(number);
    WalletKey provider = at.any(at.providers);
    List<ClaimedLease> leases = new ArrayList<>();
    for (int i = at.random.nextInt(3); i >= 0; i--) {
      leases.add(lease(job, provider.address()));
    }
    ClaimList list = new ClaimList(at.escrow.domain(), leases);
    // Not always what its leases are worth.
    int amount = list.amount().amount().intValueExact() + Math.max(0, at.random.nextInt(12) - 9);
    Address account = provider.address();
    Hash id = job.submitter().job();
    Claim claim = new Claim(id, account, account, list.root(), list.size(), Wei.of(amount));
    List<Signature> receipts =
        IntStream.range(0, 2)
            .mapToObj(n -> job.keepers().get(n).sign(claim.receipt(at.escrow.domain())))
            .toList();
    boolean fresh = all.stream().noneMatch(other -> other.claim.equals(claim));
    boolean expected =
        fresh
            && job.model().takesClaims(amount)
            && at.stakes(job.token()).lock(account, job.stake());
    if (at.check("claim", provider, at.claims.claim(provider, claim, receipts), expected)) {
      job.model().pend(account, amount);
      all.add(new ClaimModel(number, provider, claim, list, at.chain.time()));
    }
  }

  /** A new one, good, wrong or not the job's; or one that was claimed before. */
  private ClaimedLease lease(Job job, Address provider) {
    List<ClaimedLease> own =
        made.stream()
            .filter(old -> old.lease().lease().job().equals(job.submitter().job()))
            .filter(old -> old.lease().lease().provider().equals(provider))
            .toList();
    int dice = at.random.nextInt(10);
    if (dice < 3 && !own.isEmpty()) {
      return at.any(own);
    }
    int from = at.random.nextInt(WalkState.DEPOSIT + 5);
    int price = 1 + at.random.nextInt(12);
    Lease lease =
        new Lease(
            job.submitter().job(),
            made.size(),
            0,
            0,
            provider,
            provider,
            Wei.of(from),
            Wei.of(price),
            Hash.ZERO,
            PROGRAM_HASH,
            Hash.ZERO,
            2_000_000_000);
    Submitter signer = dice < 5 ? job.submitter().withKey(at.key()) : job.submitter();
    ClaimedLease claimed =
        new ClaimedLease(signer.sign(lease), at.randomHash(), dice < 7 ? WRONG : RIGHT);
    made.add(claimed);
    return claimed;
  }

  private void challenge(ClaimModel claim) throws IOException {
    WalletKey challenger = at.any(at.challengers);
    int index = at.random.nextInt(claim.list.size());
    Hash salt = at.randomHash();
    Job job = at.jobs.get(claim.job);
    int stake = job.stake();
    var commit = at.claims.commitChallenge(challenger, claim.claim, index, salt);
    at.check("commit", challenger, commit, true);
    Instant now = at.chain.time();
    boolean foreign = isForeign(claim, index);
    boolean expected =
        claim.takesChallenges(now) && (foreign || !claim.isChallengedBy(challenger, index));
    var outcome =
        at.claims.challenge(challenger, claim.claim, claim.list, index, salt, Wei.of(stake));
    if (!at.check(foreign ? "refute" : "challenge", challenger, outcome, expected)) {
      return;
    }
    at.move(challenger.address(), job.token(), -stake);
    at.stakes(job.token()).bring(stake);
    if (foreign) {
      at.stakes(job.token()).challengerWins(challenger.address(), stake, true);
      makeVoid(claim);
    } else {
      claim.challenges.add(new Challenge(claim, index, challenger, at.chain.time()));
    }
  }

  /** Some challenge is decided, some is settled. */
  private void judge() throws IOException {
    List<Challenge> challenges = all.stream().flatMap(claim -> claim.challenges.stream()).toList();
    if (!challenges.isEmpty()) {
      decide(at.any(challenges));
      settle(at.any(challenges));
    }
  }

  private void decide(Challenge challenge) throws IOException {
    Hash dispute = at.claims.dispute(id(challenge));
    Terms terms = ((CourtEvent.Opened) court.history(dispute, 0).getFirst()).terms();
    boolean open = challenge.verdict == OPEN;
    boolean wrong = challenge.claim.list.lease(challenge.index).values() == WRONG;
    var counted = court.miscounted(at.payer, terms, PROGRAM);
    if (at.check("miscounted", at.payer, counted, open && wrong)) {
      challenge.verdict = CHALLENGER;
      return;
    }
    boolean late = at.chain.time().isAfter(challenge.since.plus(ClaimModel.PATIENCE));
    var ranOut = court.timeout(at.payer, terms, terms.first());
    if (at.check("timeout", at.payer, ranOut, open && late)) {
      challenge.verdict = PROVIDER;
    }
  }

  private void settle(Challenge challenge) throws IOException {
    ClaimModel claim = challenge.claim;
    boolean expected = challenge.verdict != OPEN && !challenge.settled;
    var outcome = at.claims.settle(at.payer, id(challenge));
    if (!at.check("settle", at.payer, outcome, expected)) {
      return;
    }
    challenge.settled = true;
    Job job = at.jobs.get(claim.job);
    StakesModel stakes = at.stakes(job.token());
    if (challenge.verdict == PROVIDER) {
      stakes.providerWins(claim.provider.address(), job.stake());
    } else {
      stakes.challengerWins(challenge.challenger.address(), job.stake(), claim.staked);
      makeVoid(claim);
    }
  }

  private void pay(ClaimModel claim, List<Integer> indices) throws IOException {
    EscrowModel model = at.jobs.get(claim.job).model();
    Address provider = claim.provider.address();
    boolean stands = claim.stood(at.chain.time(), Duration.ZERO);
    boolean sound = indices.stream().noneMatch(index -> isForeign(claim, index));
    int due = stands && sound ? model.count(provider, claim.leases(indices), claim.left) : -1;
    var outcome = at.claims.pay(at.payer, claim.claim, claim.list, indices);
    if (at.check("pay", at.payer, outcome, due >= 0)) {
      claim.leases(indices).forEach(l -> claim.left -= l.price().amount().intValueExact());
      at.pay(provider, at.jobs.get(claim.job).token(), due);
      unlock(claim);
    }
  }

  private void close(ClaimModel claim) throws IOException {
    boolean expected = claim.stood(at.chain.time(), ClaimModel.PAYMENT);
    var outcome = at.claims.close(at.payer, claim.claim);
    if (at.check("close", at.payer, outcome, expected)) {
      drop(claim);
      unlock(claim);
    }
  }

  private void collect(WalletKey account, TestToken token) throws IOException {
    int credit = at.stakes(token).collect(account.address());
    var outcome = at.claims.collect(account, token.address());
    if (at.check("collect", account, outcome, credit > 0)) {
      at.move(account.address(), token, credit);
    }
  }

  private void makeVoid(ClaimModel claim) {
    claim.isVoid = true;
    claim.staked = false;
    drop(claim);
  }

  private void drop(ClaimModel claim) {
    at.jobs.get(claim.job).model().pend(claim.provider.address(), -claim.left);
    claim.left = 0;
  }

  private void unlock(ClaimModel claim) {
    if (claim.staked) {
      Job job = at.jobs.get(claim.job);
      at.stakes(job.token()).unlock(claim.provider.address(), job.stake());
      claim.staked = false;
    }
  }

  private boolean isForeign(ClaimModel claim, int index) {
    SignedLease lease = claim.list.lease(index).lease();
    Submitter submitter = at.jobs.get(claim.job).submitter();
    return !submitter.sign(lease.lease()).signature().equals(lease.signature());
  }

  private List<Integer> some(ClaimModel claim) {
    List<Integer> indices = new ArrayList<>(IntStream.range(0, claim.list.size()).boxed().toList());
    Collections.shuffle(indices, at.random);
    return indices.subList(0, at.random.nextInt(indices.size() + 1));
  }

  private static Hash id(Challenge challenge) {
    return challenge.claim.claim.challenge(challenge.index, challenge.challenger.address());
  }
}
