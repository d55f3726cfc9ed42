package dev.hearth.wallet.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  private static final byte[] FIRST = {1, 2, 3};
  private static final byte[] EMPTY = {};
  private static final byte[] LAST = {4, 5, 6, 7, 8};

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("records");
  }

  @Test
  void keepsRecordsInOrder() throws IOException {
    write(FIRST, EMPTY, LAST);
    assertThat(read()).containsExactly(FIRST, EMPTY, LAST);
    write(FIRST);
    assertThat(read()).containsExactly(FIRST, EMPTY, LAST, FIRST);
  }

  /** CRC-32C of 00 00 00 03 and of 01 02 03, from RFC 3720's polynomial. */
  @Test
  void liesInTheFileAsDescribed() throws IOException {
    write(FIRST);
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(path)))
        .startsWith(HexFormat.of().formatHex("HEARTHL1".getBytes()) + "00000003")
        .endsWith("f130f21e" + "010203")
        .hasSize(2 * (8 + 12 + 3));
  }

  @Test
  void cutsOffALastRecordThatEndsAnywhere() throws IOException {
    write(FIRST);
    final byte[] kept = Files.readAllBytes(path);
    write(LAST);
    byte[] whole = Files.readAllBytes(path);
    for (int size = kept.length; size < whole.length; size++) {
      Files.write(path, Arrays.copyOf(whole, size));
      assertThat(read()).as("cut at %d", size).containsExactly(FIRST);
      assertThat(Files.readAllBytes(path)).as("cut at %d", size).isEqualTo(kept);
      write(LAST);
      assertThat(read()).as("cut at %d, then written", size).containsExactly(FIRST, LAST);
    }
  }

  @Test
  void beginsAgainWhereNotEvenTheNameOfTheFormatWasWritten() throws IOException {
    write();
    byte[] magic = Files.readAllBytes(path);
    for (int size = 0; size < magic.length; size++) {
      Files.write(path, Arrays.copyOf(magic, size));
      write(FIRST);
      assertThat(read()).containsExactly(FIRST);
      Files.delete(path);
    }
  }

  @Test
  void cutsOffZerosThatAPowerCutLeft() throws IOException {
    write(FIRST);
    Files.write(path, new byte[40], StandardOpenOption.APPEND);
    assertThat(read()).containsExactly(FIRST);
  }

  @Test
  void cutsOffALastRecordWithWrongBytes() throws IOException {
    write(FIRST, LAST);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);
    assertThat(read()).containsExactly(FIRST);
  }

  @Test
  void refusesAnyChangedByteBeforeTheLastRecord() throws IOException {
    write(FIRST, LAST);
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < 8 + Framing.HEADER + FIRST.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(path, damaged);
      assertThatThrownBy(this::read)
          .as("byte %d changed", at)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(path.toString());
      assertThat(Files.readAllBytes(path)).isEqualTo(damaged);
    }
  }

  @Test
  void isOneOwnersAtATime() throws IOException {
    RecordFile first = RecordFile.open(path);
    assertThatThrownBy(() -> RecordFile.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use");
    first.close();
    RecordFile.open(path).close();
  }

  private void write(byte[]... records) throws IOException {
    try (RecordFile file = RecordFile.open(path)) {
      for (byte[] record : records) {
        file.append(record);
      }
    }
  }

  private List<byte[]> read() throws IOException {
    try (RecordFile file = RecordFile.open(path)) {
      return file.takeRecords();
    }
  }
}
