package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.HearthApi;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.agent.Agent;
import dev.hearth.node.agent.AgentOptions;
import dev.hearth.node.agent.NetworkAddress;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnPot;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.keys.Keystore;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole agent that agrees on a pot for a job of its own, and what becomes of both. */
@Tag("slow")
@Timeout(120)
class LatePotTest {
  private static final Wei MONEY = ClaimScene.ETHER.dividedBy(10);

  @TempDir Path root;
  private ClaimScene scene;
  private Audits audits;
  private Path folder;
  private Address wallet;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root.resolve("nodes"));
    scene.addKeepers(3);
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    folder = Files.createDirectories(root.resolve("agent"));
    Files.createDirectory(folder.resolve("logs")); // as whoever starts an agent does
    Files.writeString(folder.resolve("hearth.conf"), "chain.confirmations = 1\n");
    SeedPhrase phrase = SeedPhrase.generate(scene.random);
    new Keystore(folder.resolve("wallet.json"), scene.random).write(phrase, new char[0]);
    wallet = phrase.walletKey().address();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private LaggingNode node(Predicate<String> held) throws IOException {
    return new LaggingNode(new JsonRpc(scene.practice), held, "");
  }

  private Agent agent(LaggingNode through) throws Exception {
    NetworkAddress network =
        NetworkAddress.parse(
            through.endpoint.toString(),
            OptionalLong.empty(),
            Optional.of(scene.escrow.address().toString()),
            Optional.of(audits.address().toString()),
            List.of(),
            false);
    return Agent.open(
        AgentOptions.of(
            folder, "/ip4/127.0.0.1/tcp/0", List.of(), Optional.of(network), false, false, 1),
        arguments -> {
          throw new IOException("nothing is started here");
        },
        Clock.systemUTC());
  }

  private JobRequest request() throws IOException {
    Path text = root.resolve("text.txt");
    Files.writeString(text, "It was a dark and stormy night. ".repeat(1000));
    return new JobRequest(
        "late", text.toString(), "tiny", 1, ClaimScene.ETHER.times(50), 1, 7, 0, MONEY);
  }

  /** As soon as the agent has joined the network. */
  private void joined(HearthApi api) throws Exception {
    while (true) {
      try {
        api.estimate(request());
        return;
      } catch (RpcException e) {
        assertThat(e.code()).isEqualTo("NETWORK-NOT-READY");
        scene.retry().await(Duration.ofMillis(50));
      }
    }
  }

  private List<OwnPot> pots() throws IOException {
    try (DataFolder held = DataFolder.open(folder);
        NodeStore store = NodeStore.open(held, scene.clock)) {
      return store.ownPots().pending();
    }
  }

  /** The deposit is mined when the process that was to open the pot has ended. */
  @Test
  void isOpenedByTheProcessThatFindsItsDeposit() throws Exception {
    ClaimScene.mined(scene.chain.transfer(scene.payer, wallet, ClaimScene.ETHER.times(50)));
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch arrives = new CountDownLatch(1);
    Predicate<String> slow =
        request -> {
          if (request.contains("eth_sendRawTransaction")) {
            sent.countDown();
            await(arrives);
          }
          return false;
        };
    try (LaggingNode node = node(slow)) {
      try (Agent agent = agent(node);
          RpcConnection connection = RpcSocket.connect(agent.socket())) {
        HearthApi api = connection.remote(HearthApi.class);
        joined(api);
        JobSubmission submission = new JobSubmission(request(), "", "");
        Thread.ofVirtual().start(new FutureTask<>(() -> api.submit(submission)));
        sent.await();
      }
      arrives.countDown();
      OwnPot agreed = pots().getFirst();
      assertThat(agreed.phase()).isEqualTo(OwnPot.Phase.AGREED);
      while (scene.escrow.job(agreed.job()).isEmpty()) {
        scene.retry().await(Duration.ofMillis(50));
      }
      opensLater(agreed);
    }
  }

  /** Once it has peers that can keep. */
  private void opensLater(OwnPot agreed) throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    Predicate<String> then =
        request -> {
          if (request.contains("eth_getBlockByNumber")) {
            await(connected);
          }
          return false;
        };
    try (LaggingNode node = node(then);
        Agent agent = agent(node)) {
      for (ClaimScene.Node keeper : scene.keepers) {
        keeper.host.connect(Multiaddr.parse(agent.addresses().getFirst()));
      }
      connected.countDown();
      Hash id = Pot.idOf(agreed.escrow(), agreed.job(), agreed.sponsor());
      while (audits.pot(id).isEmpty()) {
        scene.retry().await(Duration.ofMillis(50));
      }
      assertThat(audits.pot(id).orElseThrow().money()).isEqualTo(MONEY);
      assertThat(scene.claims().terms(agreed.job())).isPresent();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
