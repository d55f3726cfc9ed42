package dev.hearth.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RequestsTest {
  private static final String ADD = "/test/add/1";
  private static final Duration SECONDS = Duration.ofSeconds(20);

  @RegisterExtension final TestHosts hosts = new TestHosts();

  private Host asker;
  private Host server;

  @BeforeEach
  void connect() throws IOException {
    asker = hosts.start(1);
    server = hosts.start(2);
    asker.connect(TestHosts.address(server));
  }

  private byte[] ask(byte[] request, int maxBytes, Duration timeout) throws IOException {
    return Requests.ask(asker, server.peerId(), ADD, request, maxBytes, timeout);
  }

  @Test
  void oneQuestionGetsOneAnswer() throws IOException {
    Requests.serve(server, ADD, 100, (peer, bytes) -> answer(peer, bytes));
    assertThat(ask(new byte[] {3, 4}, 100, SECONDS)).containsExactly(3, 4, 7);
    assertThat(ask(new byte[0], 100, SECONDS)).containsExactly(0);
  }

  private byte[] answer(PeerId peer, byte[] bytes) {
    assertThat(peer).isEqualTo(asker.peerId());
    byte sum = 0;
    for (byte each : bytes) {
      sum += each;
    }
    byte[] answer = Arrays.copyOf(bytes, bytes.length + 1);
    answer[bytes.length] = sum;
    return answer;
  }

  @Test
  void bothSidesKeepToTheirLimits() throws IOException {
    Requests.serve(server, ADD, 10, (peer, bytes) -> new byte[bytes.length * 10]);
    assertThat(ask(new byte[10], 100, SECONDS)).hasSize(100);
    assertThatThrownBy(() -> ask(new byte[11], 1000, SECONDS)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask(new byte[10], 99, SECONDS))
        .hasMessageContaining("100 bytes where 99 are allowed");
  }

  @Test
  void theAskerDecidesHowLongToWait() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    Requests.serve(server, ADD, 10, (peer, bytes) -> await(never));
    assertThatThrownBy(() -> ask(new byte[1], 10, Duration.ofMillis(200)))
        .hasMessageContaining("in time");
    never.countDown();
  }

  private static byte[] await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
      return new byte[0];
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aRefusalIsAnIoException() {
    Requests.serve(
        server,
        ADD,
        10,
        (peer, bytes) -> {
          throw new IOException("no");
        });
    assertThatThrownBy(() -> ask(new byte[1], 10, SECONDS)).hasMessageContaining("reset");
  }
}
