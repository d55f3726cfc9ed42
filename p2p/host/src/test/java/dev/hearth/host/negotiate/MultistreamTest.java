package dev.hearth.host.negotiate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.host.stream.Pipe;
import dev.hearth.host.stream.PipePair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class MultistreamTest {
  private final PipePair pair = new PipePair();

  private CompletableFuture<String> accepting(String supported) {
    CompletableFuture<String> agreed = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                agreed.complete(Multistream.accept(pair.right(), supported::equals));
              } catch (IOException e) {
                agreed.completeExceptionally(e);
              }
            });
    return agreed;
  }

  @Test
  void agreesOnAProtocol() throws Exception {
    CompletableFuture<String> agreed = accepting("/noise");
    Multistream.propose(pair.left(), "/noise");
    assertThat(agreed.get()).isEqualTo("/noise");
  }

  /** The example of multiformats/multistream-select, byte for byte. */
  @Test
  void speaksTheSpecificationsBytes() throws Exception {
    CompletableFuture<String> agreed = accepting("/echo/1.0.0");
    Pipe pipe = pair.left();
    pipe.write(ascii("\u0013/multistream/1.0.0\n\u0007/other\n\f/echo/1.0.0\n"));
    byte[] answer = new byte[20 + 4 + 13];
    pipe.readFully(answer, 0, answer.length);
    assertThat(answer).isEqualTo(ascii("\u0013/multistream/1.0.0\n\u0003na\n\f/echo/1.0.0\n"));
    assertThat(agreed.get()).isEqualTo("/echo/1.0.0");
  }

  @Test
  void theDiallerHearsARefusal() {
    accepting("/noise");
    assertThatThrownBy(() -> Multistream.propose(pair.left(), "/tls/1.0.0"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/tls/1.0.0");
  }

  @Test
  void givesUpOnEndlessProposals() throws Exception {
    CompletableFuture<String> agreed = accepting("/noise");
    Pipe pipe = pair.left();
    pipe.write(ascii("\u0013/multistream/1.0.0\n" + "\u0003/x\n".repeat(16)));
    assertThatThrownBy(agreed::get).isInstanceOf(ExecutionException.class);
  }

  @Test
  void refusesALineOfAGigabyteBeforeReadingIt() throws Exception {
    CompletableFuture<String> agreed = accepting("/noise");
    pair.left().write(new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 4});
    assertThatThrownBy(agreed::get).hasMessageContaining("1073741824 bytes where 1024");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
