package dev.hearth.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeNode;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscrowGatewayTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final Wei ETHER = Wei.parse("1000000000000000000");

  @TempDir Path root;

  @Test
  void aDepositOfTheNewestBlocksIsNotReliedOnYet() throws Exception {
    InstantSource clock = InstantSource.system();
    try (PracticeNode practice = new PracticeNode(root.resolve("chain"), 0, clock);
        PastBefore past = new PastBefore(practice.endpoint());
        Chain chain = Chain.connect(past.endpoint(), () -> 3, Outbox.inMemory());
        Chain payers = Chain.connect(practice.endpoint());
        DataFolder folder = DataFolder.open(root.resolve("node"));
        NodeStore store = NodeStore.open(folder, clock)) {
      WalletKey wallet = WalletKey.generate(new SecureRandom());
      payers.practiceTools().grant(wallet.address(), ETHER.times(100));
      Mined deployed = (Mined) Escrow.deploy(payers, wallet);
      Escrow escrow = Escrow.at(payers, deployed.contract().orElseThrow());
      JobSpec job = TinyJob.publish(SUBMITTER, escrow.domain(), store.blobs());
      EscrowGateway gateway = new EscrowGateway(chain);
      assertThat(gateway.deposit(job)).isEqualTo(new DepositCheck.Unsound("the job is not funded"));

      Instant deadline = Instant.ofEpochSecond(job.deadline());
      escrow.fund(wallet, job.id(), SUBMITTER.address(), deadline, ETHER);
      assertThat(gateway.deposit(job)).isEqualTo(new DepositCheck.TooNew());
      past.over.set(true);
      assertThat(gateway.deposit(job)).isEqualTo(new DepositCheck.Held(ETHER));
    }
  }

  @Test
  void aDepositInATokenIsNotForWhoeverTakesCoin() {
    JobSpec job = Fixtures.job(SUBMITTER);
    assertThat(EscrowGateway.judge(job, account(job, Token.COIN)))
        .isEqualTo(new DepositCheck.Held(ETHER));
    Address token = Address.ofHex("0x" + "7".repeat(40));
    assertThat(EscrowGateway.judge(job, account(job, token)))
        .isEqualTo(
            new DepositCheck.Unsound(
                "the deposit is in the token " + token + ", and this node works for coin only"));
  }

  private static JobAccount account(JobSpec job, Address token) {
    Address signer = job.submitter().address();
    Instant deadline = Instant.ofEpochSecond(job.deadline());
    return new JobAccount(signer, signer, deadline, false, ETHER, Wei.ZERO, token);
  }

  /**
   * The practice chain, whose older blocks knew of no job: it keeps only the newest state itself.
   */
  private static final class PastBefore implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern OLDER = Pattern.compile("(\"eth_call\".*),\"0x[0-9a-f]+\"\\]");
    private static final String NO_JOB = "0x" + "0".repeat(7 * 64);

    final AtomicBoolean over = new AtomicBoolean();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI chain;
    private final HttpServer server;

    PastBefore(URI chain) throws IOException {
      this.chain = chain;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    URI endpoint() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher older = OLDER.matcher(asked);
      byte[] answer =
          older.find() && !over.get()
              ? noJob(asked).getBytes(StandardCharsets.UTF_8)
              : ofTheChain(older.replaceFirst("$1,\"latest\"]"));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    }

    private static String noJob(String asked) {
      Matcher id = ID.matcher(asked);
      assertThat(id.find()).isTrue();
      return "{\"jsonrpc\":\"2.0\",\"id\":" + id.group(1) + ",\"result\":\"" + NO_JOB + "\"}";
    }

    private byte[] ofTheChain(String asked) throws IOException {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(chain)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      server.stop(0);
      client.close();
    }
  }
}
