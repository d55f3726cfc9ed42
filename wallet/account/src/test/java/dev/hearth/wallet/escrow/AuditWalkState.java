package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.KeeperDraws;
import dev.hearth.wallet.audit.Planted;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Pots for one job with people around them, and what the models say everybody has. */
final class AuditWalkState {
  static final int BOND = 101;
  static final Duration TERM = Duration.ofDays(400);
  private static final int[] REWARDS = {7, 30};
  private static final int MONEY = 150;

  /** A pot with its model. */
  record Audited(Hash id, PotTerms terms, WalletKey sponsor, PotModel model) {}

  /** A claim; planted for one of the pots, or false, or neither. */
  record Made(Claim claim, ClaimList list, boolean isFalse, Hash pot, Planted planted) {}

  final Random random;
  final AuditedJob job;
  final Audits audits;
  final List<Audited> pots = new ArrayList<>();
  final List<Made> made = new ArrayList<>();
  final List<WalletKey> people = new ArrayList<>();
  final Set<Address> keepers = new HashSet<>();
  final Map<Address, Integer> credits = new HashMap<>();
  final Map<Hash, Integer> paidForFalse = new HashMap<>();
  private final Map<Address, BigInteger> balances = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();

  AuditWalkState(AuditedJob job, long seed) throws IOException {
    this.job = job;
    this.random = new Random(seed);
    fundALongJob();
    Address contract =
        AuditedJob.mined(Audits.deploy(job.chain, job.payer)).contract().orElseThrow();
    this.audits = Audits.at(job.chain, contract);
    for (int reward : REWARDS) {
      open(reward);
    }
    for (int i = 0; i < 4; i++) {
      people.add(job.fixture.richKey());
    }
    people.addAll(pots.stream().map(Audited::sponsor).toList());
    for (WalletKey key : people) {
      balances.put(key.address(), job.chain.balance(key.address()).amount());
    }
  }

  private void fundALongJob() throws IOException {
    job.deadline = job.chain.time().plus(TERM);
    job.submitter =
        new Submitter(AuditedJob.nodeKey(), job.escrow.domain(), AuditedJob.randomHash());
    Hash id = job.submitter.job();
    AuditedJob.mined(job.fund(id, AuditedJob.DEPOSIT));
    List<Address> keepers = job.keepers.stream().map(NodeKey::address).toList();
    AuditedJob.mined(job.claims.open(job.payer, id, ClaimedJob.STAKE, keepers, Wei.of(1)));
  }

  private void open(int reward) throws IOException {
    WalletKey sponsor = job.fixture.richKey();
    PotTerms terms = new PotTerms(700_000, Wei.of(reward), Wei.of(3), Wei.of(BOND));
    Hash subject = job.submitter.job();
    Address escrow = job.escrow.address();
    AuditedJob.mined(audits.openPot(sponsor, escrow, subject, terms, Wei.of(MONEY)));
    Hash id = Pot.idOf(escrow, subject, sponsor.address());
    pots.add(new Audited(id, terms, sponsor, new PotModel(MONEY, reward)));
  }

  /** Holds an outcome to what the model says; the fee is the sender's. */
  boolean check(String step, WalletKey sender, TransactionOutcome outcome, boolean expected) {
    assertThat(outcome)
        .as(step)
        .isInstanceOf(
            expected ? TransactionOutcome.Mined.class : TransactionOutcome.Reverted.class);
    if (outcome instanceof TransactionOutcome.Mined mined) {
      move(sender.address(), mined.fee().amount().negate());
      accepted.add(step);
    }
    return expected;
  }

  void move(Address account, long amount) {
    move(account, BigInteger.valueOf(amount));
  }

  void move(Address account, BigInteger amount) {
    balances.computeIfPresent(account, (key, balance) -> balance.add(amount));
  }

  void credit(Address account, int amount) {
    credits.merge(account, amount, Integer::sum);
  }

  /** Every wei is where it should be. */
  void assertConserved() throws IOException {
    Wei held = KeeperDraws.BOND.times(keepers.size());
    for (Audited pot : pots) {
      held = held.plus(Wei.of(pot.model().held()));
      assertThat(audits.pot(pot.id()).orElseThrow().money()).isEqualTo(Wei.of(pot.model().money));
    }
    for (WalletKey key : people) {
      Wei credit = credit(key.address());
      held = held.plus(credit);
      assertThat(audits.credit(key.address())).isEqualTo(credit);
      assertThat(job.chain.balance(key.address())).isEqualTo(new Wei(balances.get(key.address())));
    }
    assertThat(job.chain.balance(audits.address())).isEqualTo(held);
  }

  /** Wei of a pot, and bonds of a keeper in the rest of the number. */
  Wei credit(Address account) {
    int amount = credits.getOrDefault(account, 0);
    return Wei.of(amount % KEEPERS).plus(KeeperDraws.BOND.times(amount / KEEPERS));
  }

  /** Stands for a keeper's bond in the small numbers of the model. */
  static final int KEEPERS = 1_000_000;

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  Set<String> accepted() {
    return accepted;
  }
}
