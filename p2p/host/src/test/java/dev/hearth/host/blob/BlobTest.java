package dev.hearth.host.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BlobTest {
  private static final long MAX = 1 << 30;
  private static final int CHUNK = BlobId.CHUNK;

  @TempDir Path directory;

  private Host server;
  private Host client;
  private BlobClient blobs;

  @BeforeEach
  void connect() throws IOException {
    server = host(1);
    client = host(2);
    client.addressBook().add(server.addresses().getFirst());
    blobs = new BlobClient(client, Duration.ofSeconds(10));
  }

  private static Host host(int secret) throws IOException {
    byte[] bytes = new byte[32];
    bytes[31] = (byte) secret;
    Host host =
        new Host(
            HostKey.of(NodeKey.of(bytes)),
            List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")),
            HostLimits.defaults());
    host.start();
    return host;
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private BlobId serve(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("served"), content);
    BlobId id = BlobId.of(content);
    BlobServer.serve(
        server, asked -> asked.equals(id) ? Optional.of(FileBlob.open(file)) : Optional.empty());
    return id;
  }

  private FetchResult fetch(BlobId id, Path into) throws IOException {
    try (FileSink sink = FileSink.open(into)) {
      return blobs.fetch(server.peerId(), id, MAX, sink);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 77})
  void arrivesWhole(int size) throws IOException {
    byte[] content = content(size);
    BlobId id = serve(content);
    Path into = directory.resolve("got");
    long received = size == 0 ? 0 : id.chunkCount();
    assertThat(fetch(id, into)).isEqualTo(new FetchResult.Fetched(id, received));
    assertThat(into).hasBinaryContent(content);
  }

  @Test
  void keepsWhatIsRightOfAnEarlierFetch() throws IOException {
    byte[] content = content(6 * CHUNK);
    BlobId id = serve(content);
    byte[] earlier = Arrays.copyOf(content, 4 * CHUNK + 10);
    earlier[2 * CHUNK + 5] ^= 1;
    Path into = Files.write(directory.resolve("got"), earlier);
    assertThat(fetch(id, into)).isEqualTo(new FetchResult.Fetched(id, 4));
    assertThat(into).hasBinaryContent(content);
    assertThat(fetch(id, into)).isEqualTo(new FetchResult.Fetched(id, 0));
  }

  /** A proxy cuts the sockets on the way, time after time; each fetch goes on from the last. */
  @Test
  void resumesOverCutSockets() throws IOException {
    byte[] content = content(40 * CHUNK + 1);
    BlobId id = serve(content);
    client.close();
    client = host(2);
    blobs = new BlobClient(client, Duration.ofSeconds(10));
    Path into = directory.resolve("got");
    try (CuttingProxy proxy = new CuttingProxy(server.addresses().getFirst(), 15 * CHUNK)) {
      client.addressBook().add(proxy.address().withPeer(server.peerId()));
      assertThatThrownBy(() -> fetch(id, into)).isInstanceOf(IOException.class);
      long afterOne = Files.size(into);
      assertThat(afterOne).isPositive().isLessThan(content.length);
      client.addressBook().add(proxy.address().withPeer(server.peerId()));
      assertThatThrownBy(() -> fetch(id, into)).isInstanceOf(IOException.class);
      assertThat(Files.size(into)).isGreaterThan(afterOne);
    }
    client.addressBook().add(server.addresses().getFirst());
    FetchResult.Fetched rest = (FetchResult.Fetched) fetch(id, into);
    assertThat(rest.chunksReceived()).isBetween(1L, 25L);
    assertThat(into).hasBinaryContent(content);
  }

  @Test
  void saysWhatThePeerDoesNotHold() throws IOException {
    serve(content(10));
    BlobId other = BlobId.of(content(11));
    assertThat(fetch(other, directory.resolve("got")))
        .isEqualTo(new FetchResult.NotHeld(server.peerId()));
  }

  @Test
  void takesNothingLargerThanAgreed() throws IOException {
    BlobId huge = new BlobId(Hash.ZERO, MAX + 1);
    assertThat(fetch(huge, directory.resolve("got")))
        .isEqualTo(new FetchResult.TooLarge(huge, MAX));
  }

  @Test
  void aWrongChunkNamesThePeerAndGoesNoFurther() throws IOException {
    byte[] content = content(3 * CHUNK);
    BlobId id = BlobId.of(content);
    BlobServer.serve(server, asked -> Optional.of(new Lying(id, content, 1)));
    Path into = directory.resolve("got");
    assertThat(fetch(id, into))
        .isEqualTo(new FetchResult.Corrupt(server.peerId(), "wrong bytes for chunk 1"));
    assertThat(into).hasBinaryContent(Arrays.copyOf(content, CHUNK));
  }

  @Test
  void aListOfOtherChunksIsRefused() throws IOException {
    BlobId id = BlobId.of(content(3 * CHUNK));
    byte[] other = content(3 * CHUNK - 1);
    BlobServer.serve(server, asked -> Optional.of(new Lying(id, other, 9)));
    assertThat(fetch(id, directory.resolve("got"))).isInstanceOf(FetchResult.Corrupt.class);
  }

  @Test
  void aStallingPeerIsGivenUp() {
    server.handle(Protocols.BLOB, stream -> stream.readFully(new byte[1000], 0, 1000));
    blobs = new BlobClient(client, Duration.ofMillis(200));
    BlobId id = BlobId.of(content(1));
    assertThatThrownBy(() -> fetch(id, directory.resolve("got"))).isInstanceOf(IOException.class);
  }

  /** Holds other bytes than it says for one chunk. */
  private record Lying(BlobId id, byte[] content, long wrong) implements Blob {
    @Override
    public List<Hash> chunks() {
      return BlobId.chunks(content);
    }

    @Override
    public byte[] read(long chunk) {
      int from = (int) chunk * CHUNK;
      byte[] bytes = Arrays.copyOfRange(content, from, from + CHUNK);
      bytes[7] ^= (byte) (chunk == wrong ? 1 : 0);
      return bytes;
    }

    @Override
    public void close() {}
  }
}
