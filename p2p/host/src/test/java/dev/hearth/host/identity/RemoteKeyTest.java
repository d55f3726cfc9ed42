package dev.hearth.host.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeyTest {
  private static final byte[] MESSAGE = "hearth".getBytes(StandardCharsets.US_ASCII);

  record Vector(String type, byte[] key, byte[] signature, String peer) {
    @Override
    public String toString() {
      return type;
    }
  }

  static List<Vector> vectors() throws IOException {
    try (InputStream in = RemoteKeyTest.class.getResourceAsStream("keys.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .map(word -> new Vector(word[0], hex(word[1]), hex(word[2]), word[3]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifiesWhatOthersSigned(Vector vector) throws MalformedException {
    assertThat(RemoteKey.decode(vector.key).verifies(MESSAGE, vector.signature)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refusesAnythingElse(Vector vector) throws MalformedException {
    RemoteKey key = RemoteKey.decode(vector.key);
    byte[] forged = vector.signature.clone();
    forged[forged.length - 1] ^= 1;
    assertThat(key.verifies(MESSAGE, forged)).isFalse();
    assertThat(key.verifies("Hearth".getBytes(StandardCharsets.US_ASCII), vector.signature))
        .isFalse();
    for (String noSignature : List.of("", "020101", "3000", "3003020101", "30800000", "05")) {
      assertThat(key.verifies(MESSAGE, hex(noSignature))).isFalse();
    }
    for (Vector other : vectorsUnchecked()) {
      assertThat(other.type.equals(vector.type) || !key.verifies(MESSAGE, other.signature))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void namesThePeerAsOthersDo(Vector vector) throws MalformedException {
    assertThat(RemoteKey.decode(vector.key).peerId().text()).isEqualTo(vector.peer);
  }

  /** The secp256k1 pair of libp2p specs, peer-ids. */
  @Test
  void aNodeKeyIsASecp256k1Identity() throws MalformedException {
    NodeKey secret =
        NodeKey.of(hex("53dadf1d5a164d6b4acdb15e24aa4c5b1d3461bdbd42abedb0a4404d56ced8fb"));
    HostKey key = HostKey.of(secret);
    assertThat(HexFormat.of().formatHex(key.publicKeyProtobuf()))
        .isEqualTo("08021221037777e994e452c21604f91de093ce415f5432f701dd8cd1a7a6fea0e630bfca99");
    RemoteKey seen = RemoteKey.decode(key.publicKeyProtobuf());
    assertThat(seen.verifies(MESSAGE, key.sign(MESSAGE))).isTrue();
    assertThat(seen.peerId()).isEqualTo(secret.peerId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0802", "08021221", "0809120101", "12020101", "ffff"})
  void refusesWhatIsNoKey(String hex) {
    assertThatThrownBy(() -> RemoteKey.decode(hex(hex))).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001203010203", "08011203010203", "08021203010203", "08031203010203"})
  void aBrokenKeyVerifiesNothing(String hex) throws MalformedException {
    assertThat(RemoteKey.decode(hex(hex)).verifies(MESSAGE, new byte[64])).isFalse();
  }

  private static List<Vector> vectorsUnchecked() {
    try {
      return vectors();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
