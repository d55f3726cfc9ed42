package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.api.EarningsView;
import dev.hearth.api.TokenEarnings;
import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.Registration;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.Fixtures;
import dev.hearth.node.PracticeToken;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.chain.Tokens;
import dev.hearth.node.device.Devices;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.practice.MicroDemo;
import dev.hearth.node.provider.GasPurse;
import dev.hearth.node.provider.OwnerRules;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.provider.ProviderListener;
import dev.hearth.node.provider.ProviderParts;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.submit.Budget;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.SubmitterProtocols;
import dev.hearth.node.submit.Surroundings;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Room;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job paid in a token, from its deposit to the last unit of it, on a chain in this process. */
@Timeout(60)
class TokenJobTest {
  private static final Wei ETHER = Wei.parse("1000000000000000000");
  private static final Wei PRICE = Wei.of(1_000_003);
  private static final int ONE_IN_A_MILLION = 1;
  private static final Wei RICH = PRICE.times(1000);

  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final WalletKey payer = WalletKey.generate(random);
  private final WalletKey purse = WalletKey.generate(random);
  private final Address payout = WalletKey.generate(random).address();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  @TempDir Path root;
  private PracticeChain practice;
  private Chain chain;
  private Escrow escrow;
  private Node asking;
  private Submitter submitter;
  private Registration serving;
  private WorkerQueue computing;

  /** A machine of the network. */
  private final class Node implements AutoCloseable {
    final NodeKey key;
    final NodeStore store;
    final Host host;

    Node(int number) throws IOException {
      key = Fixtures.key(number);
      store = NodeStore.open(DataFolder.open(root.resolve(key.peerId().text())), clock);
      Multiaddr anywhere = Multiaddr.parse("/ip4/127.0.0.1/tcp/0");
      host = new Host(HostKey.of(key), List.of(anywhere), HostLimits.defaults());
      new BlobExchange(host, store.blobs()).serve();
      host.start();
    }

    @Override
    public void close() throws IOException {
      host.close();
      store.close();
      store.folder().close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    Map<Address, Wei> rich =
        Map.of(payer.address(), ETHER.times(100), purse.address(), ETHER.times(100));
    practice = PracticeChain.inMemory(Genesis.practice(clock, rich), clock);
    chain = Chain.practice(practice);
    escrow = Escrow.at(chain, ((Mined) Escrow.deploy(chain, payer)).contract().orElseThrow());
    asking = new Node(1);
    Worker worker = InProcessWorker.on(Devices.installed().first(), 1);
    computing = new WorkerQueue(worker, scheduler, WorkerQueue.KEEP);
    submitter =
        new Submitter(
            new Surroundings(
                asking.key,
                asking.store,
                new BlobExchange(asking.host, asking.store.blobs())::fetch,
                peer -> asking.host.peers().contains(peer),
                computing,
                this::isBonded,
                clock,
                scheduler),
            random,
            JobListener.NONE);
    serving = SubmitterProtocols.serve(asking.host, submitter);
  }

  private boolean isBonded(JobSpec job, Lease lease) throws IOException {
    asked.add(lease.shard());
    return new EscrowGateway(chain).isBonded(job, lease);
  }

  @AfterEach
  void end() throws Exception {
    serving.close();
    submitter.close();
    computing.close();
    asking.close();
    scheduler.shutdownNow();
    chain.close();
    practice.close();
  }

  private JobOrder order(Address token) {
    return new JobOrder(
        "in a token",
        MicroDemo.PLAN,
        1,
        7,
        new Prices(PRICE, PRICE),
        ONE_IN_A_MILLION,
        1,
        Duration.ofMinutes(10),
        clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS),
        escrow.domain(),
        token);
  }

  @Test
  void isPassedOverUntilItsTokenIsAcceptedAndThenPaidInItToTheUnit() throws Exception {
    PracticeToken token = PracticeToken.deploy(chain, payer, "PlainToken");
    token.give(payer.address(), RICH);
    JobOrder order = order(token.address());
    Hash job = submitter.prepare(order, MicroDemo.text());
    Wei deposit = Budget.of(order).deposit();
    assertThat(submitter.fund(job, escrow, payer)).isEqualTo(new Payment.Done(deposit));
    JobAccount account = escrow.job(job).orElseThrow();
    assertThat(account.token()).isEqualTo(token.address());
    assertThat(account.deposit()).isEqualTo(deposit);
    assertThat(token.balance(payer.address())).isEqualTo(RICH.minus(deposit));

    Wei paid = PRICE.times(MicroDemo.PLAN.shards());
    OwnersSettings settings = OwnersSettings.open(root.resolve("settings.conf"), clock);
    try (Node working = new Node(2);
        Worker worker = InProcessWorker.on(Devices.installed().first(), 1);
        Provider provider = new Provider(parts(working, worker, settings))) {
      provider.start();
      assertThat(next())
          .isEqualTo(
              "“in a token” pays in the token %s. `hearth config set pay.tokens %s` has this machine work for it."
                  .formatted(token.address(), token.address()));
      settings.set(Catalogue.PAY_TOKENS, Optional.of(token.address().toString()));
      assertThat(next()).isEqualTo(new Redeemed.Paid(paid));
      assertThat(earned(working.store))
          .isEqualTo(
              new EarningsView(
                  Wei.ZERO,
                  Wei.ZERO,
                  Wei.ZERO,
                  Wei.ZERO,
                  List.of(
                      new TokenEarnings(
                          new Denomination(token.address(), "PLN", 6),
                          paid,
                          Wei.ZERO,
                          paid,
                          paid))));
    }
    assertThat(asked).hasSize(MicroDemo.PLAN.shards());
    assertThat(token.balance(payout)).isEqualTo(paid);
    assertThat(chain.balance(payout)).isEqualTo(Wei.ZERO);
    comesBack(job, token, RICH.minus(paid));
  }

  private void comesBack(Hash job, PracticeToken token, Wei balance) throws Exception {
    JobSpec spec = submitter.spec(job);
    Instant deadline = Instant.ofEpochSecond(spec.deadline());
    chain.practiceTools().advance(Duration.between(chain.time(), deadline).plusSeconds(1));
    assertThat(submitter.refund(job, escrow, purse)).isInstanceOf(Payment.Done.class);
    assertThat(token.balance(payer.address())).isEqualTo(balance);
  }

  private static EarningsView earned(NodeStore store) {
    return new EarningsBoard(store).earnings(Instant.EPOCH);
  }

  /** What is said first of anything else than before. */
  private Object next() throws InterruptedException {
    return events.poll(30, TimeUnit.SECONDS);
  }

  private ProviderParts parts(Node node, Worker worker, OwnersSettings settings) {
    return new ProviderParts(
        node.key,
        payout,
        Optional.of(new GasPurse(purse, () -> 2)),
        new OwnerRules(new Room.Shared(1L << 30), 1000, Wei.of(1)),
        pay(node, settings),
        Conduct.HONEST,
        node.store,
        node.host,
        asking.host::addresses,
        new EscrowGateway(chain),
        Devices.installed().workers().getFirst().id(),
        new GatedWorker(worker, new WorkGate(), scheduler, GatedWorker.PATIENCE, () -> {}),
        new Retry(scheduler, clock, new Random(1), Duration.ofMillis(5), Duration.ofMillis(50)),
        clock,
        listener);
  }

  private OwnersPay pay(Node node, OwnersSettings settings) {
    Household household =
        new Household(
            node.store,
            settings,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            clock,
            null,
            null);
    TokenWorth worth = new TokenWorth(settings, node.store.denominations());
    Rates rates = new Rates(node.store.settings(), new WebRate(), clock);
    LeastPay least =
        new LeastPay(household, rates, worth, device -> Reading.unknown("nobody looks"));
    return new OwnersPay(
        "cpu",
        least,
        worth,
        new Tokens(chain, node.store.denominations()),
        new KeepersRule(Optional.empty(), () -> false));
  }

  private final ProviderListener listener =
      new ProviderListener() {
        private String said = "";

        @Override
        public void waiting(String sentence) {
          if (sentence.contains("token") && !sentence.equals(said)) {
            said = sentence;
            events.add(sentence);
          }
        }

        @Override
        public void declined(JobSpec spec, String reason) {
          events.add(reason);
        }

        @Override
        public void redeemed(JobSpec spec, Redeemed redeemed) {
          events.add(redeemed);
        }
      };

  /** What is put up in coin answers for nothing in a job that pays in a token. */
  @Test
  void aBondIsInTheTokenOfTheJob() throws Exception {
    PracticeToken token = PracticeToken.deploy(chain, payer, "PlainToken");
    token.give(payer.address(), RICH);
    Hash job = submitter.prepare(order(token.address()), MicroDemo.text());
    submitter.fund(job, escrow, payer);
    JobSpec spec = submitter.spec(job);
    EscrowGateway gateway = new EscrowGateway(chain);
    NodeKey node = Fixtures.key(2);
    Lease lease = Fixtures.grant(asking.key, spec, node.address(), 0, Wei.ZERO).lease();
    assertThat(gateway.isBonded(spec, lease)).isTrue(); // nobody may claim yet

    Claims claims = gateway.claims(spec);
    List<Address> keepers =
        List.of(Fixtures.key(3).address(), Fixtures.key(4).address(), Fixtures.key(5).address());
    claims.open(payer, job, PRICE, keepers, Wei.ZERO).orThrow();
    assertThat(gateway.isBonded(spec, lease)).isFalse();
    WalletKey account = WalletKey.of(node.secret());
    chain.practiceTools().grant(account.address(), ETHER);
    claims.postBond(account, node.address(), PRICE).orThrow();
    assertThat(gateway.isBonded(spec, lease)).isFalse();
    token.give(account.address(), PRICE);
    claims.postBond(account, node.address(), token.address(), PRICE.minus(Wei.of(1))).orThrow();
    assertThat(gateway.isBonded(spec, lease)).isFalse();
    claims.postBond(account, node.address(), token.address(), Wei.of(1)).orThrow();
    assertThat(gateway.isBonded(spec, lease)).isTrue();
  }

  @Test
  void isNotWorkedForWhereNoTokenIs() throws Exception {
    OwnersSettings settings = OwnersSettings.open(root.resolve("settings.conf"), clock);
    settings.set(Catalogue.PAY_TOKENS, Optional.of(payout + "=0.5"));
    OwnersPay pay = pay(asking, settings);
    JobSpec here = Fixtures.job(asking.key);
    assertThat(pay.objection(here)).isEmpty();
    assertThat(pay.objection(here.paying(payout)).orElseThrow())
        .startsWith("“a job” pays in the token " + payout + ", which does not say what it is: ");
    assertThat(pay.worth(here.paying(payout), Wei.of(7))).isEqualTo(Wei.ZERO);
    assertThat(pay.objection(here.paying(payer.address())).orElseThrow())
        .contains("`hearth config set pay.tokens ")
        .contains(payer.address().toString())
        .contains(payout + "=0.5");
  }

  /** Nothing is lost but gas, and it is said why. */
  @Test
  void isNotFundedInATokenThatKeepsAFeeNorByWhoHasTooLittle() throws Exception {
    PracticeToken token = PracticeToken.deploy(chain, payer, "OddToken");
    Hash job = submitter.prepare(order(token.address()), MicroDemo.text());
    token.give(payer.address(), PRICE);
    assertThat(submitter.fund(job, escrow, payer))
        .isEqualTo(new Payment.NotDone("The token did not let the escrow take the deposit."));
    token.give(payer.address(), RICH);
    token.keepFee(Wei.of(1));
    assertThat(submitter.fund(job, escrow, payer))
        .isEqualTo(
            new Payment.NotDone(
                "The token keeps a part of what is sent, and the escrow takes no such token."));
    assertThat(escrow.job(job)).isEmpty();
    assertThat(token.balance(payer.address())).isEqualTo(RICH.plus(PRICE));
  }
}
