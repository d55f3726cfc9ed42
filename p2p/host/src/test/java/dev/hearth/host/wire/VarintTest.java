package dev.hearth.host.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarintTest {
  /** The table of multiformats/unsigned-varint, and both ends of the range. */
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "127, 7f",
    "128, 8001",
    "255, ff01",
    "300, ac02",
    "16384, 808001",
    "9223372036854775807, ffffffffffffffff7f"
  })
  void writesAndReads(long value, String hex) throws IOException {
    assertThat(HexFormat.of().formatHex(Varint.encode(value))).isEqualTo(hex);
    assertThat(read(hex)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8000", "ff00", "ffffffffffffffffff01", "ffffffffffffffffffffff"})
  void refusesPaddedAndEndless(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "ffff"})
  void refusesCutShort(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(EOFException.class);
  }

  private static long read(String hex) throws IOException {
    return Varint.read(new ByteArrayInputStream(HexFormat.of().parseHex(hex))::read);
  }
}
