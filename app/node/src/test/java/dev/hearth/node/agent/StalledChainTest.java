package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A chain that begins an answer and does not end it. */
@Timeout(28) // the chain's own patience is 30 s
class StalledChainTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  @TempDir Path folder;
  private HttpServer chain;

  @BeforeEach
  void serve() throws IOException {
    Files.createDirectory(folder.resolve("logs")); // as whoever starts an agent does
    chain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    chain.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    chain.createContext("/", this::stall);
    chain.start();
  }

  private void stall(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 100);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    asked.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void end() {
    over.countDown();
    chain.stop(0);
  }

  @Test
  void doesNotKeepTheAgentFromEnding() throws Exception {
    try (Agent agent = agent()) {
      asked.await();
      assertThat(agent.snapshot().state().sentence()).contains("Looking for the network");
    }
  }

  /** As when the process gets a signal and something in it does not let go. */
  @Test
  void theProcessWaitsForItsAgentNoLongerThanItSays() throws Exception {
    try (Agent agent = agent()) {
      agent.stopAndWait(Duration.ofMillis(50));
      agent.awaitEnd();
    }
  }

  private Agent agent() throws IOException {
    return Agent.open(options(), StalledChainTest::nothing, Clock.systemUTC());
  }

  private AgentOptions options() throws MalformedException {
    String rpc = "http://127.0.0.1:" + chain.getAddress().getPort();
    NetworkAddress network =
        NetworkAddress.parse(
            rpc, OptionalLong.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    return AgentOptions.of(
        folder, "/ip4/127.0.0.1/tcp/0", List.of(), Optional.of(network), false, false, 1);
  }

  private static Process nothing(List<String> arguments) throws IOException {
    throw new IOException("nothing is started here");
  }
}
