package dev.hearth.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identify.Identify;
import dev.hearth.host.ping.Ping;
import dev.hearth.host.stream.Messages;
import dev.hearth.host.stream.Stream;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class HostTest {
  private static final String ECHO = "/test/echo/1";

  @RegisterExtension final TestHosts hosts = new TestHosts();

  @Test
  void peersMeetAndSayWhoTheyAre() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    assertThat(one.peerId().text()).startsWith("16Uiu2HA");
    PeerId answered = one.connect(TestHosts.address(two));
    assertThat(answered).isEqualTo(two.peerId());
    assertThat(one.peers()).containsExactly(two.peerId());
    assertThat(one.ping(answered)).isLessThan(Duration.ofSeconds(5));
    Identify said = one.identify(answered);
    assertThat(said.protocols()).contains(Ping.PROTOCOL, Identify.PROTOCOL);
    assertThat(said.addresses()).containsExactly(TestHosts.address(two).withoutPeer());
    assertThat(said.observed().orElseThrow().toString()).startsWith("/ip4/127.0.0.1/tcp/");
    assertThat(said.agent()).startsWith("hearth/");
  }

  @Test
  void sixtyFourMegabytesGoThereAndBack() throws Exception {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    two.handle(ECHO, TestHosts::echo);
    one.connect(TestHosts.address(two));
    try (Stream stream = one.open(two.peerId(), ECHO)) {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(stream, 64));
      byte[] expected = new byte[1 << 20];
      byte[] got = new byte[1 << 20];
      Random random = new Random(7);
      for (int i = 0; i < 64; i++) {
        random.nextBytes(expected);
        stream.readFully(got, 0, got.length);
        assertThat(got).isEqualTo(expected);
      }
      assertThat(stream.read()).isEqualTo(-1);
      sent.get();
    }
  }

  private static void send(Stream stream, int megabytes) {
    try {
      Random random = new Random(7);
      byte[] chunk = new byte[1 << 20];
      for (int i = 0; i < megabytes; i++) {
        random.nextBytes(chunk);
        stream.write(chunk);
      }
      stream.closeWrite();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aStreamDialsAKnownAddressOnceForAll() throws Exception {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    two.handle(ECHO, TestHosts::echo);
    one.addressBook().add(TestHosts.address(two));
    List<CompletableFuture<Void>> asks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      asks.add(CompletableFuture.runAsync(() -> roundTrip(one, two.peerId())));
    }
    CompletableFuture.allOf(asks.toArray(CompletableFuture[]::new)).get();
    assertThat(one.connectionCount(two.peerId())).isEqualTo(1);
  }

  private static void roundTrip(Host host, PeerId peer) {
    try (Stream stream = host.open(peer, ECHO)) {
      Messages.write(stream, new byte[] {1, 2});
      assertThat(Messages.read(stream, 2)).containsExactly(1, 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The dialled side learns from identify where its peer listens, and can call back later. */
  @Test
  void aPeerThatCalledCanBeCalledBack() throws Exception {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    two.handle(ECHO, TestHosts::echo);
    one.connect(TestHosts.address(two));
    roundTrip(one, two.peerId());
    two.identify(one.peerId());
    assertThat(two.addressBook().addresses(one.peerId()))
        .containsExactly(TestHosts.address(one).withoutPeer());
  }

  @Test
  void anAddressThatFailsIsFollowedByTheNext() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    Host gone = hosts.start(3);
    two.handle(ECHO, TestHosts::echo);
    one.addressBook().add(TestHosts.address(two));
    one.addressBook().add(TestHosts.address(gone).withPeer(two.peerId()));
    roundTrip(one, two.peerId());
    assertThat(one.peers()).containsExactly(two.peerId());
  }

  @Test
  void aPeerThatRestartedIsDialledAgain() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    Multiaddr address = TestHosts.address(two).withoutPeer();
    one.connect(TestHosts.address(two));
    two.close();
    Host again = hosts.start(2, address, HostLimits.defaults());
    again.handle(ECHO, TestHosts::echo);
    roundTrip(one, again.peerId());
  }

  @Test
  void whoeverAnswersMustBeWhoWasCalled() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    Host three = hosts.start(3);
    Multiaddr wrong = TestHosts.address(two).withPeer(three.peerId());
    assertThatThrownBy(() -> one.connect(wrong))
        .hasMessageContaining(three.peerId().text())
        .hasMessageContaining(two.peerId().text());
    assertThat(one.peers()).isEmpty();
  }

  @Test
  void aRegistrationCanBeTakenBack() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    Registration echo = two.handle(ECHO, TestHosts::echo);
    one.connect(TestHosts.address(two));
    assertThatThrownBy(() -> two.handle(ECHO, TestHosts::echo))
        .isInstanceOf(IllegalStateException.class);
    roundTrip(one, two.peerId());
    echo.close();
    assertThatThrownBy(() -> one.open(two.peerId(), ECHO)).hasMessageContaining(ECHO);
  }

  @Test
  void aWildcardIsAnnouncedAsWhatOthersCanDial() throws IOException {
    Host one = hosts.start(1);
    Multiaddr any = Multiaddr.parse("/ip4/0.0.0.0/tcp/0");
    try (Host two = new Host(TestHosts.key(2), List.of(any), HostLimits.defaults())) {
      two.start();
      assertThat(two.addresses())
          .isNotEmpty()
          .noneMatch(address -> address.toString().contains("0.0.0.0"))
          .allMatch(address -> address.toString().startsWith("/ip4/"));
      Multiaddr loopback =
          two.addresses().stream()
              .filter(address -> address.toString().startsWith("/ip4/127."))
              .findFirst()
              .orElseThrow();
      assertThat(one.connect(loopback)).isEqualTo(two.peerId());
    }
  }

  @Test
  void connectingTwiceIsOneConnection() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    one.connect(TestHosts.address(two));
    one.connect(TestHosts.address(two));
    assertThat(one.connectionCount(two.peerId())).isEqualTo(1);
    one.disconnect(two.peerId());
    two.handle(ECHO, TestHosts::echo);
    roundTrip(one, two.peerId());
  }

  @Test
  void anUnknownPeerAndATakenPortAreSaidPlainly() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    assertThatThrownBy(() -> one.open(two.peerId(), ECHO))
        .hasMessageContaining("no known address of " + two.peerId());
    Multiaddr taken = TestHosts.address(one).withoutPeer();
    try (Host late = new Host(TestHosts.key(4), List.of(taken), HostLimits.defaults())) {
      assertThatThrownBy(late::start).hasMessageContaining("cannot listen on " + taken);
    }
  }

  @Test
  void aFailedHandlerCostsOneStream() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    AtomicInteger calls = new AtomicInteger();
    two.handle(
        ECHO,
        stream -> {
          if (calls.getAndIncrement() == 0) {
            throw new IOException("not this one");
          }
          TestHosts.echo(stream);
        });
    one.connect(TestHosts.address(two));
    assertThatThrownBy(() -> one.open(two.peerId(), ECHO).read()).hasMessageContaining("reset");
    roundTrip(one, two.peerId());
  }

  @Test
  void aClosedHostLeavesNoThreadAndNoConnection() throws Exception {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    two.handle(ECHO, stream -> stream.read());
    one.connect(TestHosts.address(two));
    Stream stream = one.open(two.peerId(), ECHO);
    two.close();
    assertThat(two.isTerminated()).isTrue();
    assertThatThrownBy(() -> stream.read()).isInstanceOf(IOException.class);
    one.close();
    assertThat(one.isTerminated()).isTrue();
    assertThatThrownBy(() -> one.open(two.peerId(), ECHO)).isInstanceOf(IOException.class);
  }

  @Test
  void aThirdPingStreamIsRefused() throws IOException {
    Host one = hosts.start(1);
    Host two = hosts.start(2);
    one.connect(TestHosts.address(two));
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      streams.add(one.open(two.peerId(), Ping.PROTOCOL));
      Ping.exchange(streams.getLast(), new byte[Ping.SIZE]);
    }
    assertThatThrownBy(() -> one.ping(two.peerId())).hasMessageContaining("reset");
    streams.forEach(Stream::close);
  }
}
