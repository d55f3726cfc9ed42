package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads when the address of the chain is wrong. */
class ChainConnectTest {

  @Test
  void nobodyThere() throws IOException {
    int port;
    try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closing.getLocalPort();
    }
    assertThatThrownBy(() -> Chain.connect(URI.create("http://127.0.0.1:" + port)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No chain answers at http://127.0.0.1:" + port);
  }

  @ParameterizedTest
  @CsvSource({
    "404, {}, HTTP 404",
    "200, <html>welcome</html>, is not a chain",
    "200, {}, is not a chain",
    "200, '{\"result\":\"elephant\"}', is not a chain"
  })
  void somethingElseThere(int status, String body, String reason) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThatThrownBy(() -> Chain.connect(endpoint))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(reason);
    } finally {
      server.stop(0);
    }
  }
}
