package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A chain that keeps a connection open after its first answer, and ends it at the next question.
 */
@Timeout(20)
class HangingUpTest {
  private final AtomicInteger questions = new AtomicInteger();
  private ServerSocket server;
  private Rpc rpc;

  @BeforeEach
  void serve() throws IOException {
    server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    URI endpoint = URI.create("http://127.0.0.1:" + server.getLocalPort());
    rpc = new Rpc(new HttpRpc(endpoint, Duration.ofSeconds(10)));
  }

  @AfterEach
  void stop() throws IOException {
    rpc.close();
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        Thread.ofVirtual().start(() -> answerOnce(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void answerOnce(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = connection.getOutputStream()) {
      read(in);
      String body = "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x7a69\"}";
      String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
      out.write((head + body).getBytes(StandardCharsets.UTF_8));
      out.flush();
      read(in);
    } catch (IOException closed) {
      // The client hung up first.
    }
  }

  private void read(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    if (length > 0) {
      in.skip(length);
      questions.incrementAndGet();
    }
  }

  @Test
  void aQuestionIsAskedOnAnotherConnection() throws IOException {
    assertThat(rpc.text("eth_chainId")).isEqualTo("0x7a69");
    assertThat(rpc.text("eth_chainId")).isEqualTo("0x7a69");
    assertThat(questions).hasValue(3);
  }

  @Test
  void whatIsSentIsNotSentAgain() throws IOException {
    rpc.text("eth_chainId");
    assertThatThrownBy(() -> rpc.text("eth_sendRawTransaction", "0x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("hung up");
    assertThat(questions).hasValue(2);
  }
}
