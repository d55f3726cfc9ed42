package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** An escrow with jobs and people, and what the models say everybody has. */
final class WalkState {
  static final int DEPOSIT = 200;
  static final Duration TERM = Duration.ofDays(10);
  private static final int PAYERS_BOND = 51;
  private static final int[] STAKES = {1, 7, 100};
  private static final int PEOPLE = 3;

  /** A job with its model; {@code stake} is what a claim puts at stake. */
  record Job(Submitter submitter, EscrowModel model, int stake, List<NodeKey> keepers) {}

  final Random random;
  final ChainFixture fixture;
  final Chain chain;
  final WalletKey payer;
  final Escrow escrow;
  final Claims claims;
  final Instant deadline;
  final List<Job> jobs = new ArrayList<>();
  final List<WalletKey> providers = new ArrayList<>();
  final List<WalletKey> challengers = new ArrayList<>();
  final StakesModel stakes = new StakesModel();
  private final Map<Address, BigInteger> balances = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();

  WalkState(ChainFixture fixture, long seed) throws IOException {
    this.random = new Random(seed);
    this.fixture = fixture;
    this.chain = fixture.chain();
    this.payer = fixture.richKey();
    TransactionOutcome.Mined deployed = (TransactionOutcome.Mined) Escrow.deploy(chain, payer);
    this.escrow = Escrow.at(chain, deployed.contract().orElseThrow());
    this.claims = Claims.at(chain, escrow.address());
    this.deadline = chain.time().plus(TERM);
    for (int i = 0; i < PEOPLE; i++) {
      providers.add(fixture.richKey());
      challengers.add(fixture.richKey());
    }
    for (int stake : STAKES) {
      fund(stake);
    }
    List<WalletKey> all = new ArrayList<>(List.of(payer));
    all.addAll(providers);
    all.addAll(challengers);
    for (WalletKey key : all) {
      balances.put(key.address(), chain.balance(key.address()).amount());
    }
  }

  private void fund(int stake) throws IOException {
    Submitter submitter = new Submitter(key(), escrow.domain(), randomHash());
    List<NodeKey> keepers = List.of(key(), key(), key());
    Hash job = submitter.job();
    mined(escrow.fund(payer, job, submitter.key().address(), deadline, Wei.of(DEPOSIT)));
    List<Address> addresses = keepers.stream().map(NodeKey::address).toList();
    mined(claims.open(payer, job, Wei.of(stake), addresses, Wei.of(PAYERS_BOND)));
    stakes.bond(job, PAYERS_BOND);
    jobs.add(new Job(submitter, new EscrowModel(DEPOSIT), stake, keepers));
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

  private void move(Address account, BigInteger amount) {
    balances.merge(account, amount, BigInteger::add);
  }

  /** Every wei is where it should be. */
  void assertConserved() throws IOException {
    int deposits = jobs.stream().mapToInt(job -> job.model().held()).sum();
    assertThat(chain.balance(escrow.address())).isEqualTo(Wei.of(deposits + stakes.held()));
    for (Map.Entry<Address, BigInteger> each : balances.entrySet()) {
      assertThat(chain.balance(each.getKey())).isEqualTo(new Wei(each.getValue()));
    }
    for (WalletKey provider : providers) {
      Address account = provider.address();
      assertThat(claims.bond(account, account)).isEqualTo(Wei.of(stakes.bond(account)));
      for (Job job : jobs) {
        assertThat(escrow.provider(job.submitter().job(), account))
            .isEqualTo(
                new ProviderAccount(
                    Wei.of(job.model().paid(account)), Wei.of(job.model().taken(account))));
      }
    }
    for (WalletKey challenger : challengers) {
      Address account = challenger.address();
      assertThat(claims.credit(account)).isEqualTo(Wei.of(stakes.credit(account)));
    }
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** What the contract did at least once. */
  Set<String> accepted() {
    return accepted;
  }

  NodeKey key() {
    return NodeKey.of(randomHash().toArray());
  }

  Hash randomHash() {
    byte[] bytes = new byte[Hash.SIZE];
    random.nextBytes(bytes);
    return Hash.of(bytes);
  }

  private static void mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
  }
}
