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
import dev.hearth.wallet.token.Token;
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
import java.util.TreeMap;

/** An escrow with jobs and people, and what the models say everybody has. */
final class WalkState {
  static final int DEPOSIT = 200;
  static final Duration TERM = Duration.ofDays(10);
  private static final int PAYERS_BOND = 51;
  private static final Wei EVERYTHING = new Wei(BigInteger.TWO.pow(255));
  private static final int PEOPLE = 3;

  /** Two jobs in coin, and one in each of two tokens, with what a claim puts at stake. */
  private static final Map<String, List<Integer>> STAKES =
      new TreeMap<>(
          Map.of("", List.of(7, 100), "PlainToken", List.of(1), "SilentToken", List.of(9)));

  /** A job with its model; {@code stake} is what a claim puts at stake, in the job's token. */
  record Job(
      Submitter submitter, EscrowModel model, TestToken token, int stake, List<NodeKey> keepers) {}

  private record Holding(Address account, Address token) {}

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
  final List<TestToken> tokens = new ArrayList<>();
  private final Map<Address, StakesModel> stakes = new HashMap<>();
  private final Map<Holding, BigInteger> balances = new HashMap<>();
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
    List<WalletKey> all = new ArrayList<>(List.of(payer));
    all.addAll(providers);
    all.addAll(challengers);
    for (Map.Entry<String, List<Integer>> each : STAKES.entrySet()) {
      TestToken token = TestToken.deploy(chain, payer, each.getKey());
      tokens.add(token);
      stakes.put(token.address(), new StakesModel());
      for (WalletKey key : all) {
        endow(token, key);
      }
      for (int stake : each.getValue()) {
        fund(token, stake);
      }
    }
    for (TestToken token : tokens) {
      for (WalletKey key : all) {
        Address account = key.address();
        balances.put(new Holding(account, token.address()), token.balance(account).amount());
      }
    }
  }

  /** Everything is allowed beforehand, so that a step is one transaction. */
  private void endow(TestToken token, WalletKey key) throws IOException {
    if (!token.isCoin()) {
      token.give(key.address(), ChainFixture.PLENTY);
      Token at = Token.at(chain, token.address());
      assertThat(at.allow(key, escrow.address(), EVERYTHING)).isEmpty();
    }
  }

  private void fund(TestToken token, int stake) throws IOException {
    Submitter submitter = new Submitter(key(), escrow.domain(), randomHash());
    List<NodeKey> keepers = List.of(key(), key(), key());
    Hash job = submitter.job();
    Address signer = submitter.key().address();
    mined(escrow.fund(payer, job, signer, deadline, token.address(), Wei.of(DEPOSIT)));
    List<Address> addresses = keepers.stream().map(NodeKey::address).toList();
    mined(claims.open(payer, job, Wei.of(stake), addresses, Wei.of(PAYERS_BOND)));
    stakes(token).bond(job, PAYERS_BOND);
    jobs.add(new Job(submitter, new EscrowModel(DEPOSIT), token, stake, keepers));
  }

  StakesModel stakes(TestToken token) {
    return stakes.get(token.address());
  }

  /** Holds an outcome to what the model says; the fee is the sender's. */
  boolean check(String step, WalletKey sender, TransactionOutcome outcome, boolean expected) {
    assertThat(outcome)
        .as(step)
        .isInstanceOf(
            expected ? TransactionOutcome.Mined.class : TransactionOutcome.Reverted.class);
    if (outcome instanceof TransactionOutcome.Mined mined) {
      move(sender.address(), Token.COIN, mined.fee().amount().negate());
      accepted.add(step);
    }
    return expected;
  }

  /** What a provider is paid: to its account, or to its bond where it wants that. */
  void pay(Address provider, TestToken token, int due) {
    int held = stakes(token).hold(provider, due);
    move(provider, token, due - held);
    if (held > 0) {
      accepted.add("held");
    }
  }

  void move(Address account, TestToken token, long amount) {
    move(account, token.address(), BigInteger.valueOf(amount));
  }

  private void move(Address account, Address token, BigInteger amount) {
    balances.merge(new Holding(account, token), amount, BigInteger::add);
  }

  /** Every wei is where it should be. */
  void assertConserved() throws IOException {
    for (TestToken token : tokens) {
      assertConserved(token);
    }
    for (WalletKey provider : providers) {
      Address account = provider.address();
      for (Job job : jobs) {
        assertThat(escrow.provider(job.submitter().job(), account))
            .isEqualTo(
                new ProviderAccount(
                    Wei.of(job.model().paid(account)), Wei.of(job.model().taken(account))));
      }
    }
  }

  private void assertConserved(TestToken token) throws IOException {
    int deposits =
        jobs.stream().filter(job -> job.token() == token).mapToInt(job -> job.model().held()).sum();
    // What is burned of a token stays where it is.
    int burned = token.isCoin() ? 0 : stakes(token).burned();
    assertThat(token.balance(escrow.address()))
        .isEqualTo(Wei.of(deposits + stakes(token).held() + burned));
    for (Map.Entry<Holding, BigInteger> each : balances.entrySet()) {
      if (each.getKey().token().equals(token.address())) {
        assertThat(token.balance(each.getKey().account())).isEqualTo(new Wei(each.getValue()));
      }
    }
    for (WalletKey provider : providers) {
      Address account = provider.address();
      assertThat(claims.bond(account, account, token.address()))
          .isEqualTo(Wei.of(stakes(token).bond(account)));
    }
    for (WalletKey challenger : challengers) {
      Address account = challenger.address();
      assertThat(claims.credit(account, token.address()))
          .isEqualTo(Wei.of(stakes(token).credit(account)));
    }
  }

  /** Nobody's money is stuck: only what is burned is left. */
  void assertNothingIsLeft() throws IOException {
    for (TestToken token : tokens) {
      int burned = token.isCoin() ? 0 : stakes(token).burned();
      assertThat(token.balance(escrow.address())).isEqualTo(Wei.of(burned));
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
