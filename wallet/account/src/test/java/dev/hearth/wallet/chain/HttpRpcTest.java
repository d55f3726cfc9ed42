package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chain that says how long its answer is, and stops in the middle of it. */
@Timeout(20)
class HttpRpcTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          begun.countDown();
          await(over);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRpc rpc(Duration patience) {
    return new HttpRpc(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), patience);
  }

  @Test
  void waitsForTheWholeAnswerNoLongerThanItsPatience() {
    HttpRpc rpc = rpc(Duration.ofMillis(500));
    assertThatThrownBy(() -> rpc.performIO("{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not answer");
    rpc.close();
  }

  @ParameterizedTest
  @CsvSource({"400, true", "429, true", "503, false"})
  void aRefusalCountsAsAnAnswerWhateverItsPageSays(int status, boolean counts) throws IOException {
    byte[] body =
        "{\"id\":1,\"error\":{\"code\":-32602,\"message\":\"range\"}}"
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/refused",
        exchange -> {
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/refused");
    try (Rpc rpc = new Rpc(new HttpRpc(endpoint, Duration.ofSeconds(10)))) {
      assertThatThrownBy(() -> rpc.text("eth_getLogs"))
          .isInstanceOf(counts ? RpcException.class : IOException.class)
          .hasMessageContaining(counts ? "range" : "HTTP 503");
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    HttpRpc rpc = rpc(Duration.ofHours(1));
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    rpc.performIO("{}");
                  } catch (IOException e) {
                    end.complete(e);
                  }
                });
    await(begun);
    asking.interrupt();
    assertThatThrownBy(
            () -> {
              throw end.join();
            })
        .isInstanceOf(InterruptedIOException.class);
    rpc.close();
  }
}
