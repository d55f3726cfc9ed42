package dev.hearth.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identify.Identify;
import dev.hearth.host.identity.RemoteKey;
import dev.hearth.host.stream.PipePair;
import dev.hearth.host.wire.ProtobufMessage;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a decoder returns or throws IOException; anything else is a bug. */
class HostileBytesTest {
  private static final int TRIES = 20_000;

  @FunctionalInterface
  private interface Decoder {
    void decode(byte[] bytes) throws IOException;
  }

  private static final List<Decoder> DECODERS =
      List.of(
          ProtobufMessage::parse,
          Multiaddr::decode,
          bytes -> RemoteKey.decode(bytes).verifies(bytes, bytes),
          HostileBytesTest::identify);

  private static void identify(byte[] bytes) throws IOException {
    PipePair pair = new PipePair();
    pair.left().write(bytes);
    pair.left().close();
    Identify.read(pair.right());
  }

  @Test
  void decodersOnlyReturnOrRefuse() {
    Random random = new Random(20_26);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = likely(random);
      for (Decoder decoder : DECODERS) {
        refused += refuses(decoder, bytes) ? 1 : 0;
      }
    }
    assertThat(refused).isBetween(TRIES, DECODERS.size() * TRIES - 1);
  }

  /** Small numbers make field tags, types and lengths that fit more often than chance. */
  private static byte[] likely(Random random) {
    byte[] bytes = new byte[random.nextInt(48)];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(3) == 0 ? bytes[i] : bytes[i] & 0x2a);
    }
    return bytes;
  }

  private static boolean refuses(Decoder decoder, byte[] bytes) {
    try {
      decoder.decode(bytes);
      return false;
    } catch (IOException refused) {
      return true;
    }
  }
}
