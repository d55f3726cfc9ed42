package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.BondOrder;
import dev.hearth.api.Denomination;
import dev.hearth.api.FaucetRequest;
import dev.hearth.api.HearthApi;
import dev.hearth.api.HoldOrder;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.MachinePairing;
import dev.hearth.api.PairingAnswer;
import dev.hearth.api.PairingRequest;
import dev.hearth.api.Passphrase;
import dev.hearth.api.PaymentMade;
import dev.hearth.api.PaymentOrder;
import dev.hearth.api.PaymentQuote;
import dev.hearth.api.PaymentRequest;
import dev.hearth.api.TokenBalance;
import dev.hearth.api.TokenReference;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletView;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.PracticeToken;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.Holding;
import dev.hearth.wallet.escrow.Holdings;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeNode;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Agents of one owner on a practice chain, through the API that window and commands use. */
@Tag("slow") // five agents, each of which starts a worker
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OwnersMachinesTest {
  private static final Wei ETHER = Wei.parse("1000000000000000000");
  private static final String ELSEWHERE = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  @TempDir Path root;
  private PracticeNode chain;

  @BeforeEach
  void start() throws IOException {
    chain = new PracticeNode(root.resolve("chain"), 0, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    chain.close();
  }

  /** A machine whose agent runs. */
  private final class Machine implements AutoCloseable {
    private final Agent agent;
    private final RpcConnection connection;
    final HearthApi api;

    Machine(String name, OptionalLong chainId, Optional<String> escrow) throws Exception {
      Path folder = root.resolve(name);
      Files.createDirectories(folder.resolve("logs")); // as whoever starts an agent does
      NetworkAddress network =
          NetworkAddress.parse(
              chain.endpoint().toString(), chainId, escrow, Optional.empty(), List.of(), true);
      agent =
          Agent.open(
              AgentOptions.of(
                  folder, "/ip4/127.0.0.1/tcp/0", List.of(), Optional.of(network), false, false, 1),
              OwnersMachinesTest::nothing,
              Clock.systemUTC());
      connection = RpcSocket.connect(agent.socket());
      api = connection.remote(HearthApi.class);
    }

    Machine(String name) throws Exception {
      this(name, OptionalLong.empty(), Optional.empty());
    }

    /** Once the network is joined. */
    WalletView wallet() {
      WalletView wallet;
      do {
        wallet = api.wallet();
      } while (wallet.balance() == null);
      return wallet;
    }

    PeerId peer() {
      return api.status().peer();
    }

    @Override
    public void close() throws IOException {
      connection.close();
      agent.close();
    }
  }

  private static Process nothing(List<String> arguments) throws IOException {
    throw new IOException("nothing is started here");
  }

  @Test
  void theWordsBringBackIdentityPeerAndBalance() throws Exception {
    String words;
    PeerId peer;
    WalletView lost;
    try (Machine first = new Machine("first")) {
      words = first.api.phrase(new Passphrase("")).words();
      peer = first.peer();
      first.wallet();
      first.api.faucet(new FaucetRequest("", ETHER.times(7).toString()));
      lost = first.wallet();
    }
    try (Machine fresh = new Machine("fresh")) {
      assertThat(fresh.peer()).isNotEqualTo(peer);
      fresh.wallet();
      fresh.api.createWallet(new WalletCreation("", "secret", words, 0));
      assertThat(fresh.agent.awaitEnd()).isEqualTo(Agent.End.TO_START_AGAIN);
    }
    try (Machine restored = new Machine("fresh")) {
      assertThat(restored.peer()).isEqualTo(peer);
      assertThat(restored.wallet().address()).isEqualTo(lost.address());
      assertThat(restored.wallet().balance()).isEqualTo(lost.balance());
      assertThat(restored.wallet().guarded()).isTrue();
      pays(restored);
    }
  }

  /** What the fee is at most is known before, and nothing moves without the passphrase. */
  private void pays(Machine machine) throws Exception {
    Wei before = machine.wallet().balance();
    PaymentRequest payment = new PaymentRequest(ELSEWHERE, ETHER.toString());
    PaymentQuote quote = machine.api.quote(payment);
    assertThatThrownBy(() -> machine.api.send(new PaymentOrder(payment, "guess")))
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("not the wallet's passphrase");
    assertThat(machine.wallet().balance()).isEqualTo(before);

    PaymentMade made = machine.api.send(new PaymentOrder(payment, "secret"));

    assertThat(made.fee()).isGreaterThan(Wei.ZERO).isLessThanOrEqualTo(quote.fee());
    assertThat(made.wallet().balance()).isEqualTo(before.minus(ETHER).minus(made.fee()));
    for (PaymentRequest wrong :
        List.of(
            new PaymentRequest(ELSEWHERE.replace("Ae", "ae"), "1"),
            new PaymentRequest("me", "1"),
            new PaymentRequest(ELSEWHERE, "much"),
            new PaymentRequest(ELSEWHERE, ETHER.times(1_000_000).toString()))) {
      assertThatThrownBy(() -> machine.api.quote(wrong)).isInstanceOf(RpcException.class);
    }
  }

  @Test
  void aPairedMachineIsPaidToTheFirstOnesWallet() throws Exception {
    try (Machine first = new Machine("first")) {
      Address wallet = first.wallet().address();
      String link = first.api.receive().link();
      assertThat(link).startsWith("ethereum:0x").matches(".*@[0-9]+");
      assertThatThrownBy(() -> first.api.pair(new PairingRequest("", 0)))
          .isInstanceOf(RpcException.class)
          .hasMessageContaining("this one is machine 0");
      MachinePairing pairing = first.api.pair(new PairingRequest("", null));
      PeerId own;
      try (Machine second = new Machine("second")) {
        own = second.peer();
        assertThatThrownBy(
                () -> second.api.join(new PairingAnswer(pairing.text(), "0000-0000-0000")))
            .isInstanceOf(RpcException.class)
            .hasMessageContaining("does not open");
        second.api.join(new PairingAnswer(pairing.text(), pairing.code()));
        assertThat(second.agent.awaitEnd()).isEqualTo(Agent.End.TO_START_AGAIN);
      }
      try (Machine second = new Machine("second")) {
        assertThat(second.peer()).isEqualTo(pairing.peer()).isNotIn(own, first.peer());
        WalletView seen = second.wallet();
        assertThat(seen.address()).isEqualTo(wallet);
        assertThat(seen.balance()).isEqualTo(first.wallet().balance());
        assertThat(seen.watching()).isTrue();
        assertThat(seen.machine()).isEqualTo(1);
        PaymentRequest payment = new PaymentRequest(ELSEWHERE, "1");
        assertThatThrownBy(() -> second.api.send(new PaymentOrder(payment, "")))
            .isInstanceOfSatisfying(
                RpcException.class,
                refusal -> assertThat(refusal.code()).isEqualTo("WALLET-WATCHING"));
      }
    }
  }

  /** It stays the wallet's, for claims of this machine's key alone. */
  @Test
  void aGuardedWalletPutsUpABond() throws Exception {
    try (Chain direct = Chain.connect(chain.endpoint())) {
      Address escrow = escrow(direct);
      try (Machine machine =
          new Machine("first", OptionalLong.empty(), Optional.of(escrow.toString()))) {
        WalletView wallet = machine.wallet();
        machine.api.createWallet(new WalletCreation("", "secret", "", null));
        assertThatThrownBy(() -> machine.api.bond(new BondOrder("7", "guess")))
            .isInstanceOf(RpcException.class)
            .hasMessageContaining("not the wallet's passphrase");

        PaymentMade made = machine.api.bond(new BondOrder("7", "secret"));

        assertThat(made.wallet().balance())
            .isEqualTo(wallet.balance().minus(Wei.of(7)).minus(made.fee()));
        Address node = machine.peer().key().orElseThrow().address();
        assertThat(Claims.at(direct, escrow).bond(wallet.address(), node)).isEqualTo(Wei.of(7));
        paysInATokenToo(direct, escrow, machine);
      }
    }
  }

  /** Bond, payment and job; what is no token, or keeps a fee, is refused in a sentence. */
  private void paysInATokenToo(Chain direct, Address escrow, Machine machine) throws Exception {
    WalletKey maker = WalletKey.generate(new SecureRandom());
    direct.practiceTools().grant(maker.address(), ETHER);
    PracticeToken token = PracticeToken.deploy(direct, maker, "PlainToken");
    String name = token.address().toString();
    Address own = machine.wallet().address();
    token.give(own, Wei.of(100_000_000));
    Denomination money = new Denomination(token.address(), "PLN", 6);
    assertThat(machine.api.token(new TokenReference(name)))
        .isEqualTo(new TokenBalance(money, Wei.of(100_000_000)));

    machine.api.bond(new BondOrder("7", "secret", name));
    Address node = machine.peer().key().orElseThrow().address();
    assertThat(Claims.at(direct, escrow).bond(own, node, token.address())).isEqualTo(Wei.of(7));

    PaymentRequest payment = new PaymentRequest(ELSEWHERE, "5", name);
    assertThat(machine.api.quote(payment).balance()).isEqualTo(Wei.of(99_999_993));
    PaymentRequest tooMuch = new PaymentRequest(ELSEWHERE, "99999994", name);
    assertThatThrownBy(() -> machine.api.send(new PaymentOrder(tooMuch, "secret")))
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("The wallet has 99.999993 PLN");
    machine.api.send(new PaymentOrder(payment, "secret"));
    assertThat(token.balance(Address.ofHex(ELSEWHERE))).isEqualTo(Wei.of(5));

    JobEstimate estimate = machine.api.estimate(job(name));
    assertThat(estimate.money()).isEqualTo(money);
    assertThat(estimate.balance()).isEqualTo(Wei.of(99_999_988));
    JobView job = machine.api.submit(new JobSubmission(job(name), "secret", ""));
    assertThat(job.money()).isEqualTo(money);
    assertThat(job.deposited()).isEqualTo(estimate.deposit());
    assertThat(machine.wallet().tokens())
        .containsExactly(new TokenBalance(money, Wei.of(99_999_988).minus(estimate.deposit())));
    refuses(machine, job(ELSEWHERE), "TOKEN-UNKNOWN");
    refuses(machine, job("0x12"), "TOKEN-ADDRESS");
    PracticeToken odd = PracticeToken.deploy(direct, maker, "OddToken");
    odd.give(own, Wei.of(100_000_000));
    odd.keepFee(Wei.of(1));
    refuses(machine, job(odd.address().toString()), "JOB-NOT-FUNDED");
    assertThat(odd.balance(own)).isEqualTo(Wei.of(100_000_000));
  }

  private static void refuses(Machine machine, JobRequest job, String code) {
    assertThatThrownBy(() -> machine.api.submit(new JobSubmission(job, "secret", "")))
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private JobRequest job(String token) throws IOException {
    Path text = root.resolve("text.txt");
    Files.writeString(text, "It was a dark and stormy night. ".repeat(1000));
    return new JobRequest(
        "tokens",
        text.toString(),
        "tiny",
        1,
        Wei.of(50_000_000),
        1,
        7,
        0,
        token,
        Wei.of(1000),
        null);
  }

  /** The word is the wallet's, the key that is bonded this machine's. */
  @Test
  void aGuardedWalletHasItsPayHeld() throws Exception {
    try (Chain direct = Chain.connect(chain.endpoint())) {
      Address escrow = escrow(direct);
      try (Machine machine =
          new Machine("first", OptionalLong.empty(), Optional.of(escrow.toString()))) {
        WalletView wallet = machine.wallet();
        machine.api.createWallet(new WalletCreation("", "secret", "", null));
        assertThatThrownBy(() -> machine.api.hold(new HoldOrder("7", "guess")))
            .isInstanceOf(RpcException.class)
            .hasMessageContaining("not the wallet's passphrase");

        PaymentMade made = machine.api.hold(new HoldOrder("7", "secret"));

        assertThat(made.wallet().balance()).isEqualTo(wallet.balance().minus(made.fee()));
        Address node = machine.peer().key().orElseThrow().address();
        assertThat(Holdings.at(direct, escrow).chosen(wallet.address(), Token.COIN))
            .contains(new Holding(wallet.address(), Token.COIN, node, Wei.of(7)));
      }
    }
  }

  private static Address escrow(Chain chain) throws IOException {
    WalletKey bank = WalletKey.generate(new SecureRandom());
    chain.practiceTools().grant(bank.address(), ETHER);
    return ((TransactionOutcome.Mined) Escrow.deploy(chain, bank)).contract().orElseThrow();
  }

  @Test
  void anotherChainThanTheOneNamedIsNotJoined() throws Exception {
    try (Machine machine = new Machine("first", OptionalLong.of(1), Optional.empty())) {
      String sentence;
      do {
        sentence = machine.api.status().state().sentence();
      } while (!sentence.contains("Check --rpc and --chain-id"));
      assertThat(sentence).contains(", not 1.");
      assertThat(machine.api.wallet().balance()).isNull();
    }
  }
}
