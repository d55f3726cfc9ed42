package dev.hearth.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.host.mux.MuxLimits;
import dev.hearth.host.negotiate.Multistream;
import dev.hearth.host.stream.Messages;
import dev.hearth.host.stream.Pipe;
import dev.hearth.host.stream.Stream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each attack costs the attacker its connection, and an honest peer is served as before. */
@Timeout(60)
class AttackTest {
  private static final String ECHO = "/test/echo/1";
  private static final int GIGABYTE = 1 << 30;
  private static final HostLimits LIMITS =
      new HostLimits(
          4,
          4,
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          new MuxLimits(
              8, 8, 512 * 1024, 512 * 1024, Duration.ofSeconds(5), Duration.ofMillis(500)));

  @RegisterExtension final TestHosts hosts = new TestHosts();

  private Host victim;

  @BeforeEach
  void start() throws IOException {
    victim = hosts.start(1, LIMITS);
    victim.handle(ECHO, TestHosts::echo);
  }

  @AfterEach
  void anHonestPeerIsServed() throws IOException {
    Host honest = hosts.start(2);
    connect(honest, 50);
    try (Stream stream = honest.open(victim.peerId(), ECHO)) {
      Messages.write(stream, new byte[] {1, 2, 3});
      assertThat(Messages.read(stream, 3)).containsExactly(1, 2, 3);
    }
  }

  /** A place is free again a moment after its holder is hung up on. */
  private void connect(Host honest, int attempts) throws IOException {
    try {
      honest.connect(TestHosts.address(victim));
    } catch (IOException turnedAway) {
      if (attempts == 1) {
        throw turnedAway;
      }
      connect(honest, attempts - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0013/multistream/1.0.0\n\u0007/noise\n\u0000\u0001x",
        "\u0013/multistream/1.0.0\n\u0007/noise\n\u0000\u0020"
            + "aaaaaaaabbbbbbbbccccccccdddddddd\u0000\u0000",
        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"
      })
  void garbage(String text) throws IOException {
    Pipe socket = Attacker.socket(victim);
    socket.write(text.getBytes(StandardCharsets.ISO_8859_1));
    Attacker.awaitHangUp(socket);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0013/multistream", "\u0013/multistream/1.0.0\n\u0007/noise\n"})
  void silenceInTheHandshake(String text) throws IOException {
    Pipe socket = Attacker.socket(victim);
    socket.write(text.getBytes(StandardCharsets.ISO_8859_1));
    Attacker.awaitHangUp(socket);
  }

  @Test
  void everyPlaceTakenByTheSilent() throws IOException {
    List<Pipe> silent = new ArrayList<>();
    for (int i = 0; i < 2 * LIMITS.maxInbound(); i++) {
      silent.add(Attacker.socket(victim));
    }
    silent.forEach(Attacker::awaitHangUp);
  }

  @Test
  void aMessageThatDoesNotDecrypt() throws IOException {
    try (Attacker attacker = Attacker.connect(victim)) {
      byte[] forged = new byte[2 + 32];
      forged[1] = 32;
      attacker.socket().write(forged);
      attacker.awaitHangUp();
    }
  }

  @Test
  void onlyMuxersThatAreNotSpokenHere() throws IOException {
    try (Attacker attacker = Attacker.connect(victim, List.of("/mplex/6.7.0"))) {
      attacker.awaitHangUp();
    }
  }

  /** No attack: a peer that offers no muxer with its handshake agrees on one afterwards. */
  @Test
  void aMuxerMayBeAgreedOnAfterTheHandshake() throws IOException {
    try (Attacker peer = Attacker.connect(victim, List.of())) {
      Multistream.propose(peer.secure(), "/yamux/1.0.0");
      peer.frame(Attacker.PING, Attacker.SYN, 0, 7);
      byte[] pong = new byte[12];
      do {
        peer.secure().readFully(pong, 0, pong.length);
      } while (pong[1] != Attacker.PING);
      assertThat(pong).containsExactly(0, Attacker.PING, 0, 2, 0, 0, 0, 0, 0, 0, 0, 7);
    }
  }

  @Test
  void aFrameOfAGigabyte() throws IOException {
    try (Attacker attacker = Attacker.connect(victim)) {
      attacker.frame(Attacker.DATA, Attacker.SYN, 1, GIGABYTE);
      attacker.awaitHangUp();
    }
  }

  @Test
  void moreThanTheWindow() throws IOException {
    try (Attacker attacker = Attacker.connect(victim)) {
      attacker.frame(Attacker.DATA, Attacker.SYN, 1, 256 * 1024 + 1);
      attacker.awaitHangUp();
    }
  }

  @Test
  void aWindowOfMoreThanFourGigabytes() throws IOException {
    try (Attacker attacker = Attacker.connect(victim)) {
      attacker.frame(Attacker.WINDOW_UPDATE, Attacker.SYN, 1, -1);
      attacker.awaitHangUp();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, -2})
  void aStreamUnderANumberThatIsNotTheirs(int stream) throws IOException {
    try (Attacker attacker = Attacker.connect(victim)) {
      attacker.frame(Attacker.WINDOW_UPDATE, Attacker.SYN, stream, 0);
      attacker.awaitHangUp();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aaaaaaaaaaaa", "\u0000\u0007\u0000\u0000aaaabbbb"})
  void notYamux(String text) throws IOException {
    try (Attacker attacker = Attacker.connect(victim)) {
      attacker.raw(text.getBytes(StandardCharsets.ISO_8859_1));
      attacker.awaitHangUp();
    }
  }

  /** The answers fill the sockets, then the outbox; the limit ends it before memory grows. */
  @ParameterizedTest
  @ValueSource(ints = {Attacker.PING, Attacker.WINDOW_UPDATE})
  void askingWithoutReading(int type) throws IOException {
    try (Attacker attacker = Attacker.connect(victim)) {
      assertThatThrownBy(() -> askForEver(attacker, type)).isInstanceOf(IOException.class);
    }
  }

  private static void askForEver(Attacker attacker, int type) throws IOException {
    for (int stream = 1; ; stream += 2) {
      attacker.frame(type, Attacker.SYN, type == Attacker.PING ? 0 : stream, 0);
    }
  }

  /** The victim's echo blocks on the attacker; its reader goes on, and the keep-alive ends it. */
  @Test
  void takingAnEchoWithoutReadingIt() throws IOException {
    byte[] opening =
        ("\u0013/multistream/1.0.0\n\r" + ECHO + "\n").getBytes(StandardCharsets.ISO_8859_1);
    try (Attacker attacker = Attacker.connect(victim)) {
      attacker.frame(Attacker.DATA, Attacker.SYN, 1, opening.length, opening);
      attacker.frame(Attacker.WINDOW_UPDATE, 0, 1, GIGABYTE);
      assertThatThrownBy(() -> sendForEver(attacker)).isInstanceOf(IOException.class);
    }
  }

  private static void sendForEver(Attacker attacker) throws IOException {
    byte[] body = new byte[16];
    while (true) {
      attacker.frame(Attacker.DATA, 0, 1, body.length, body);
    }
  }

  @Test
  void aMessageOfAGigabyteCostsItsStream() throws IOException {
    Registration sized = Requests.serve(victim, "/test/sized/1", 1000, (peer, bytes) -> bytes);
    Host peer = hosts.start(3);
    peer.connect(TestHosts.address(victim));
    try (Stream stream = peer.open(victim.peerId(), "/test/sized/1")) {
      stream.write(new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 4});
      assertThatThrownBy(stream::read).hasMessageContaining("reset");
    }
    sized.close();
  }
}
