package dev.hearth.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.blob.BlobClient;
import dev.hearth.host.blob.BlobServer;
import dev.hearth.host.blob.FetchResult;
import dev.hearth.host.blob.FileBlob;
import dev.hearth.host.blob.FileSink;
import dev.hearth.host.identify.Identify;
import dev.hearth.host.ping.Ping;
import dev.hearth.host.stream.Stream;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** js-libp2p from npm, with identities of two kinds, dials us and is dialled. */
@Tag("slow")
@Timeout(120)
class JsPeersTest {
  private static final String ECHO = "/test/echo/1";
  private static final int BLOB_SIZE = 20 * BlobId.CHUNK + 12345;
  private static final int ECHO_SIZE = 8 << 20;

  @RegisterExtension final TestHosts hosts = new TestHosts();
  @TempDir Path directory;

  @BeforeAll
  @Timeout(300)
  static void install() throws IOException, InterruptedException {
    JsPeer.install();
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, 12D3KooW", "secp256k1, 16Uiu2HA"})
  void weDialJs(String keyType, String prefix) throws Exception {
    Host host = hosts.start(1);
    try (JsPeer js = JsPeer.start("serve.mjs", keyType, BLOB_SIZE)) {
      PeerId peer = host.connect(Multiaddr.parse(js.await("address")));
      assertThat(peer.text()).startsWith(prefix);
      assertThat(host.ping(peer)).isBetween(Duration.ZERO, Duration.ofSeconds(5));
      Identify said = host.identify(peer);
      assertThat(said.agent()).startsWith("js-libp2p/");
      assertThat(said.protocols()).contains(Ping.PROTOCOL, Identify.PROTOCOL, ECHO);
      echo(host, peer);
      fetch(host, peer);
    }
  }

  private static void echo(Host host, PeerId peer) throws Exception {
    byte[] expected = new byte[ECHO_SIZE];
    new Random(5).nextBytes(expected);
    byte[] got = new byte[ECHO_SIZE];
    try (Stream stream = host.open(peer, ECHO)) {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(stream, expected));
      stream.readFully(got, 0, got.length);
      assertThat(stream.read()).isEqualTo(-1);
      sent.get();
    }
    assertThat(got).isEqualTo(expected);
  }

  private static void send(Stream stream, byte[] bytes) {
    try {
      stream.write(bytes);
      stream.closeWrite();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fetch(Host host, PeerId peer) throws IOException {
    byte[] content = pattern();
    BlobId id = BlobId.of(content);
    Path into = Files.write(directory.resolve("got"), Arrays.copyOf(content, 600_000));
    try (FileSink sink = FileSink.open(into)) {
      assertThat(new BlobClient(host, Duration.ofSeconds(20)).fetch(peer, id, 1 << 30, sink))
          .isEqualTo(new FetchResult.Fetched(id, id.chunkCount() - 2));
    }
    assertThat(into).hasBinaryContent(content);
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, 12D3KooW", "secp256k1, 16Uiu2HA"})
  void jsDialsUs(String keyType, String prefix) throws Exception {
    Host host = hosts.start(1);
    host.handle(ECHO, TestHosts::echo);
    Path file = Files.write(directory.resolve("served"), pattern());
    BlobId id = BlobId.of(pattern());
    BlobServer.serve(host, asked -> Optional.of(FileBlob.open(file)));
    try (JsPeer js =
        JsPeer.start("dial.mjs", keyType, TestHosts.address(host), id.root().hex(), id.size())) {
      Map<String, String> said = js.all();
      assertThat(said.get("peer")).startsWith(prefix);
      assertThat(said)
          .containsEntry("remote", host.peerId().text())
          .containsEntry("encryption", "/noise")
          .containsEntry("muxer", "/yamux/1.0.0")
          .containsEntry("agent", "hearth/0.1")
          .containsEntry("echo", "true")
          .containsEntry("chunks", Long.toString(id.chunkCount()));
      assertThat(said.get("protocols").split(",")).contains(Ping.PROTOCOL, ECHO);
      assertThat(said.get("ping")).matches("[0-9]+");
    }
  }

  /** The same bytes as pattern() of peer.mjs. */
  private static byte[] pattern() {
    byte[] bytes = new byte[BLOB_SIZE];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return bytes;
  }
}
