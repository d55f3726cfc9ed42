package dev.hearth.wallet.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.http.HttpService;
import org.web3j.utils.Numeric;

class PracticeNodeTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(Wallets.NOW));
  private static final String BLOCK_NUMBER =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_blockNumber\",\"params\":[]}";

  @TempDir Path folder;
  private PracticeNode node;

  @BeforeEach
  void start() throws IOException {
    node = new PracticeNode(folder, 0, Wallets.genesis(), CLOCK);
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
  }

  @Test
  void servesWeb3jOverHttpAndKeepsWhatItConfirmed() throws IOException {
    Web3j web3j = Web3j.build(new HttpService(node.endpoint().toString()));
    byte[] signed = Wallets.sign(node.chain(), Wallets.BOB.getAddress(), 5, "");
    assertThat(web3j.ethSendRawTransaction(Numeric.toHexString(signed)).send().hasError())
        .isFalse();
    web3j.shutdown();
    node.close();
    start();
    Web3j again = Web3j.build(new HttpService(node.endpoint().toString()));
    assertThat(
            again
                .ethGetBalance(Wallets.BOB.getAddress(), DefaultBlockParameterName.LATEST)
                .send()
                .getBalance())
        .isEqualTo(5);
    again.shutdown();
  }

  @Test
  void answersBatchesInOrder() throws Exception {
    String chainId = BLOCK_NUMBER.replace("eth_blockNumber", "eth_chainId").replace(":1", ":2");
    HttpResponse<String> answer = post("[" + BLOCK_NUMBER + "," + chainId + "]");
    assertThat(answer.body())
        .isEqualTo(
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x0\"},"
                + "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"0x7a69\"}]");
  }

  @Test
  void answersGarbageWithJsonRpcErrors() throws Exception {
    assertThat(post("{").body()).contains("-32700");
    assertThat(post("").body()).contains("-32600");
    assertThat(post("[]").body()).contains("-32600");
    assertThat(post("[1]").body()).startsWith("[").contains("-32600");
    assertThat(post(BLOCK_NUMBER.replace("eth_blockNumber", "eth_sign")).body()).contains("-32601");
    assertThat(post(BLOCK_NUMBER.replace("eth_blockNumber", "eth_getBalance")).body())
        .contains("-32602");
    assertThat(post("[".repeat(100_000)).body()).contains("-32700");
  }

  @Test
  void letsNoBrowserPageIn() throws Exception {
    assertThat(status(request(BLOCK_NUMBER).header("Origin", "http://evil.example")))
        .isEqualTo(403);
    assertThat(status(request(BLOCK_NUMBER).setHeader("Content-Type", "text/plain")))
        .isEqualTo(415);
    assertThat(status(request("").GET())).isEqualTo(405);
    assertThat(rawStatus("Host: evil.example:" + node.port())).contains("403");
    assertThat(rawStatus("Host: localhost:" + node.port())).contains("200");
  }

  @Test
  void refusesBodiesBeyondItsLimit() throws Exception {
    assertThat(rawStatus("Host: 127.0.0.1:" + node.port(), 1L << 30)).contains("413");
    try {
      assertThat(post(" ".repeat(RpcHandler.MAX_BODY + 1)).statusCode()).isEqualTo(413);
    } catch (IOException cut) {
      // Whoever goes on sending after the refusal may see the reset before the answer.
      assertThat(post(BLOCK_NUMBER).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysWhichPortIsTaken(@TempDir Path other) {
    assertThatThrownBy(() -> new PracticeNode(other, node.port(), CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Port " + node.port())
        .hasMessageContaining("taken");
    assertThatThrownBy(() -> new PracticeNode(folder, 0, CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use");
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(node.endpoint())
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> post(String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(body).build(), BodyHandlers.ofString());
    }
  }

  private int status(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
  }

  private String rawStatus(String hostHeader) throws IOException {
    return rawStatus(hostHeader, BLOCK_NUMBER.length());
  }

  /** What Java's HTTP client does not let one send: a foreign host, a length never honoured. */
  private String rawStatus(String hostHeader, long length) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      String head =
          "POST / HTTP/1.1\r\n%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(hostHeader, length, BLOCK_NUMBER);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    }
  }
}
