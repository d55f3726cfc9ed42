package dev.hearth.host.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufMessageTest {
  /** The two examples of protobuf.dev, "Encoding". */
  @Test
  void writesWhatTheManualShows() {
    assertThat(hex(new ProtobufWriter().number(1, 150))).isEqualTo("089601");
    assertThat(hex(new ProtobufWriter().text(2, "testing"))).isEqualTo("120774657374696e67");
  }

  @Test
  void readsKnownFieldsAmongUnknownOnes() throws MalformedException {
    ProtobufMessage message =
        parse("089601" + "1d01020304" + "210102030405060708" + "120161120162");
    assertThat(message.number(1)).hasValue(150);
    assertThat(message.texts(2)).containsExactly("a", "b");
    assertThat(message.text(2)).hasValue("b");
    assertThat(message.bytes(9)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08", "1205ff", "12ffffffff7f00", "0b", "0c", "1d0102", "2101"})
  void refusesWhatIsCutOrLies(String hex) {
    assertThatThrownBy(() -> parse(hex)).isInstanceOf(MalformedException.class);
  }

  private static String hex(ProtobufWriter writer) {
    return HexFormat.of().formatHex(writer.toArray());
  }

  private static ProtobufMessage parse(String hex) throws MalformedException {
    return ProtobufMessage.parse(HexFormat.of().parseHex(hex));
  }
}
