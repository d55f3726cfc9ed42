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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random walk of several jobs, held to {@link EscrowModel} after every step, to the wei. */
final class EscrowWalk {
  private static final int JOBS = 3;
  private static final int PROVIDERS = 4;
  private static final int DEPOSIT = 200;
  private static final Duration TERM = Duration.ofDays(1);

  private final Random random;
  private final ChainFixture fixture;
  private final Chain chain;
  private final WalletKey payer;
  private final Escrow escrow;
  private final List<Address> providers = new ArrayList<>();
  private final List<Submitter> submitters = new ArrayList<>();
  private final List<EscrowModel> models = new ArrayList<>();
  private int accepted;

  EscrowWalk(ChainFixture fixture, long seed) throws IOException {
    this.random = new Random(seed);
    this.fixture = fixture;
    this.chain = fixture.chain();
    this.payer = fixture.richKey();
    TransactionOutcome.Mined deployed = (TransactionOutcome.Mined) Escrow.deploy(chain, payer);
    this.escrow = Escrow.at(chain, deployed.contract().orElseThrow());
    for (int i = 0; i < PROVIDERS; i++) {
      providers.add(key().address());
    }
    for (int i = 0; i < JOBS; i++) {
      fund(new Submitter(key(), escrow.domain(), randomHash()));
    }
  }

  /** Returns how many of the steps the contract accepted. */
  int run(int steps) throws IOException {
    for (int i = 0; i < steps; i++) {
      step(random.nextInt(JOBS), random.nextInt(20));
      assertConserved();
    }
    fixture.advance(TERM);
    for (int job = 0; job < JOBS; job++) {
      check(escrow.refund(payer, submitters.get(job).job()), models.get(job).refund());
      assertConserved();
    }
    assertThat(chain.balance(escrow.address())).isEqualTo(Wei.ZERO);
    return accepted;
  }

  private void step(int job, int dice) throws IOException {
    if (dice == 0) {
      int amount = random.nextInt(30);
      check(
          escrow.topUp(payer, submitters.get(job).job(), Wei.of(amount)),
          models.get(job).topUp(amount));
    } else {
      redeem(job, providers.get(random.nextInt(PROVIDERS)));
    }
  }

  private void redeem(int job, Address provider) throws IOException {
    Submitter submitter = submitters.get(job);
    int from = random.nextInt(DEPOSIT + 20);
    int price = random.nextInt(16);
    int total = models.get(job).paid(provider) + random.nextInt(16);
    check(
        new PlainRedeem(chain, payer, escrow)
            .send(
                submitter.voucher(provider, total),
                List.of(submitter.lease(provider, from, price))),
        models.get(job).redeem(provider, total, from, price));
  }

  private void check(TransactionOutcome outcome, boolean expected) {
    assertThat(outcome)
        .isInstanceOf(
            expected ? TransactionOutcome.Mined.class : TransactionOutcome.Reverted.class);
    accepted += expected ? 1 : 0;
  }

  private void assertConserved() throws IOException {
    int held = models.stream().mapToInt(EscrowModel::held).sum();
    assertThat(chain.balance(escrow.address())).isEqualTo(Wei.of(held));
    for (Address provider : providers) {
      int paid = models.stream().mapToInt(model -> model.paid(provider)).sum();
      assertThat(chain.balance(provider)).isEqualTo(Wei.of(paid));
    }
  }

  private void fund(Submitter submitter) throws IOException {
    submitters.add(submitter);
    models.add(new EscrowModel(DEPOSIT));
    escrow.fund(
        payer,
        submitter.job(),
        submitter.key().address(),
        chain.time().plus(TERM),
        Wei.of(DEPOSIT));
  }

  private NodeKey key() {
    return NodeKey.of(randomHash().toArray());
  }

  private Hash randomHash() {
    byte[] bytes = new byte[Hash.SIZE];
    random.nextBytes(bytes);
    return Hash.of(bytes);
  }
}
