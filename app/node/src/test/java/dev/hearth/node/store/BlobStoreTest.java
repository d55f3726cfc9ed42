package dev.hearth.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.BlobId;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreTest {
  @TempDir Path folder;
  private BlobStore store;
  private long free = Long.MAX_VALUE;

  @BeforeEach
  void open() throws Exception {
    store = new BlobStore(folder.resolve("blobs"), () -> free);
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private static byte[] chunk(byte[] content, int index) {
    int from = index * BlobId.CHUNK;
    return Arrays.copyOfRange(content, from, Math.min(content.length, from + BlobId.CHUNK));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BlobId.CHUNK - 1, BlobId.CHUNK, BlobId.CHUNK + 1, 3 * BlobId.CHUNK})
  void givesBackWhatItWasGiven(int size) throws Exception {
    byte[] content = content(size);
    BlobId id = BlobId.of(content);
    Path file = Files.write(folder.resolve("input"), content);

    assertThat(BlobStore.name(file)).isEqualTo(id);
    assertThat(store.put(file)).isEqualTo(new BlobOutcome.Stored(id));
    assertThat(store.put(content)).isEqualTo(new BlobOutcome.Stored(id));
    assertThat(store.read(id)).hasBinaryContent(content);
    assertThat(store.chunk(id, 0)).isEqualTo(chunk(content, 0));
    try (Arena arena = Arena.ofConfined()) {
      assertThat(store.map(id, arena).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
    }
    try (var files = Files.list(folder.resolve("blobs"))) {
      assertThat(files).containsExactly(store.file(id));
    }
  }

  @Test
  void goesOnWhereItStopped() throws Exception {
    byte[] content = content(3 * BlobId.CHUNK + 5);
    BlobId id = BlobId.of(content);
    try (IncomingBlob incoming = store.receive(id)) {
      incoming.write(chunk(content, 0));
      incoming.write(chunk(content, 1));
      assertThatThrownBy(incoming::finish).isInstanceOf(IllegalStateException.class);
    }
    assertThat(store.has(id)).isFalse();
    try (IncomingBlob incoming = store.receive(id)) {
      assertThat(incoming.next()).isEqualTo(2);
      incoming.write(chunk(content, 2));
      incoming.write(chunk(content, 3));
      assertThat(incoming.finish()).isEqualTo(new BlobOutcome.Stored(id));
    }
    assertThat(store.read(id)).hasBinaryContent(content);
  }

  /** Each row: how the files were left by a kill in the middle of a write, and what holds then. */
  @ParameterizedTest
  @ValueSource(strings = {"torn chunk", "torn list", "flipped byte", "chunk without its hash"})
  void keepsOnlyTheChunksThatHold(String fault) throws Exception {
    byte[] content = content(3 * BlobId.CHUNK);
    BlobId id = BlobId.of(content);
    try (IncomingBlob incoming = store.receive(id)) {
      incoming.write(chunk(content, 0));
      incoming.write(chunk(content, 1));
    }
    spoil(fault, Path.of(store.file(id) + ".part"), Path.of(store.file(id) + ".list"));
    try (IncomingBlob incoming = store.receive(id)) {
      assertThat(incoming.next()).isEqualTo(1);
      incoming.write(chunk(content, 1));
      incoming.write(chunk(content, 2));
      assertThat(incoming.finish()).isEqualTo(new BlobOutcome.Stored(id));
    }
    assertThat(store.read(id)).hasBinaryContent(content);
  }

  private static void spoil(String fault, Path part, Path list) throws Exception {
    byte[] bytes = Files.readAllBytes(part);
    byte[] hashes = Files.readAllBytes(list);
    switch (fault) {
      case "torn chunk" -> Files.write(part, Arrays.copyOf(bytes, bytes.length - 7));
      case "torn list" -> Files.write(list, Arrays.copyOf(hashes, hashes.length - 7));
      case "chunk without its hash" -> Files.write(list, Arrays.copyOf(hashes, 32));
      default -> {
        bytes[BlobId.CHUNK + 9] ^= 1;
        Files.write(part, bytes, StandardOpenOption.TRUNCATE_EXISTING);
      }
    }
  }

  @Test
  void throwsAwayWhatIsNotWhatItsNameSays() throws Exception {
    byte[] content = content(2 * BlobId.CHUNK);
    BlobId id = BlobId.of(content);
    try (IncomingBlob incoming = store.receive(id)) {
      incoming.write(chunk(content, 1));
      incoming.write(chunk(content, 0));
      assertThat(incoming.finish()).isEqualTo(new BlobOutcome.WrongContent(id));
    }
    assertThat(store.has(id)).isFalse();
    try (IncomingBlob incoming = store.receive(id)) {
      assertThat(incoming.next()).isZero();
    }
  }

  @Test
  void refusesAChunkOfTheWrongLength() throws Exception {
    try (IncomingBlob incoming = store.receive(BlobId.of(content(2 * BlobId.CHUNK)))) {
      assertThatThrownBy(() -> incoming.write(new byte[5]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void saysWhenTheDiskIsFullAndLosesNothing() throws Exception {
    byte[] content = content(2 * BlobId.CHUNK);
    BlobId id = BlobId.of(content);
    try (IncomingBlob incoming = store.receive(id)) {
      incoming.write(chunk(content, 0));
      free = 10;
      assertThat(incoming.write(chunk(content, 1)))
          .isInstanceOfSatisfying(
              BlobOutcome.DiskFull.class,
              full -> assertThat(full.sentence()).contains("1 MiB more"));
    }
    free = Long.MAX_VALUE;
    assertThat(store.put(content)).isEqualTo(new BlobOutcome.Stored(id));
  }
}
