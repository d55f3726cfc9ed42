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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** An escrow on a chain, and for every test a funded job of its own with a provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EscrowTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  static final long DEPOSIT = 1000;
  static final Duration TERM = Duration.ofHours(1);

  ChainFixture fixture;
  Chain chain;
  WalletKey payer;
  Escrow escrow;
  Submitter submitter;
  Instant deadline;
  Address provider;
  TestToken token;

  abstract ChainFixture open() throws IOException;

  /** What its jobs are in; coin where nothing is said. */
  String tokenName() {
    return "";
  }

  @BeforeAll
  void deploy() throws IOException {
    fixture = open();
    chain = fixture.chain();
    payer = fixture.richKey();
    escrow = Escrow.at(chain, deployed());
  }

  @AfterAll
  void close() throws IOException {
    fixture.close();
  }

  @BeforeEach
  void fundAJob() throws IOException {
    submitter = new Submitter(nodeKey(), escrow.domain(), randomHash());
    provider = account();
    token = TestToken.deploy(chain, payer, tokenName());
    token.give(payer.address(), ChainFixture.PLENTY);
    deadline = chain.time().plus(TERM);
    mined(fund(submitter.job(), DEPOSIT));
  }

  Address deployed() throws IOException {
    return mined(Escrow.deploy(chain, payer)).contract().orElseThrow();
  }

  TransactionOutcome fund(Hash job, long deposit) throws IOException {
    return escrow.fund(
        payer, job, submitter.key().address(), deadline, token.address(), Wei.of(deposit));
  }

  /** A new account with money of the kind that the jobs are in, and for gas. */
  WalletKey rich() throws IOException {
    WalletKey key = fixture.richKey();
    if (!token.isCoin()) {
      token.give(key.address(), ChainFixture.PLENTY);
    }
    return key;
  }

  Wei balance(Address of) throws IOException {
    return token.balance(of);
  }

  SignedLease lease(long from, long price) {
    return submitter.lease(provider, from, price);
  }

  TransactionOutcome redeem(long total, SignedLease... leases) throws IOException {
    return redeem(submitter.voucher(provider, total), leases);
  }

  TransactionOutcome redeem(SignedVoucher voucher, SignedLease... leases) throws IOException {
    return new PlainRedeem(chain, payer, escrow).send(voucher, List.of(leases));
  }

  JobAccount job() throws IOException {
    return escrow.job(submitter.job()).orElseThrow();
  }

  ProviderAccount account(Address of) throws IOException {
    return escrow.provider(submitter.job(), of);
  }

  static TransactionOutcome.Mined mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
    return (TransactionOutcome.Mined) outcome;
  }

  static void refused(TransactionOutcome outcome, String error) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            TransactionOutcome.Reverted.class,
            reverted -> assertThat(reverted.revert().toString()).startsWith(error));
  }

  static NodeKey nodeKey() {
    return NodeKey.of(randomHash().toArray());
  }

  static Address account() {
    return nodeKey().address();
  }

  static Hash randomHash() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Hash.of(bytes);
  }
}
