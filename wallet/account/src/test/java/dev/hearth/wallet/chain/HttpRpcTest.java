package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
