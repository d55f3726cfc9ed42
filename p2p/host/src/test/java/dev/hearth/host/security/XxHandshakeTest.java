package dev.hearth.host.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cacophony vector for Noise_XX_25519_ChaChaPoly_SHA256. */
class XxHandshakeTest {
  private static final byte[] PROLOGUE = hex("4a6f686e2047616c74");
  private static final String[][] HANDSHAKE = {
    {
      "4c756477696720766f6e204d69736573",
      "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c7944"
          + "4c756477696720766f6e204d69736573"
    },
    {
      "4d757272617920526f746862617264",
      "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f144808843"
          + "81cbad1f276e038c48378ffce2b65285e08d6b68aaa3629a5a8639392490e5b9"
          + "bd5269c2f1e4f488ed8831161f19b7815528f8982ffe09be9b5c412f8a0db50f"
          + "8814c7194e83f23dbd8d162c9326ad"
    },
    {
      "462e20412e20486179656b",
      "c7195ffacac1307ff99046f219750fc47693e23c3cb08b89c2af808b444850a8"
          + "0ae475b9df0f169ae80a89be0865b57f58c9fea0d4ec82a286427402f113e4b6"
          + "ae769a1d95941d49b25030"
    }
  };
  private static final String[][] TRANSPORT = {
    {"4361726c204d656e676572", "96763ed773f8e47bb3712f0e29b3060ffc956ffc146cee53d5e1df"},
    {
      "4a65616e2d426170746973746520536179",
      "3e40f15f6f3a46ae446b253bf8b1d9ffb6ed9b174d272328ff91a7e2e5c79c07f5"
    },
    {
      "457567656e2042f6686d20766f6e2042617765726b",
      "eb3f3515110702e047a6c9da4478b6ead94873c11c0f2d710ddb3f09fce024b3a58502ae3f"
    }
  };

  private final XxHandshake initiator =
      new XxHandshake(
          true,
          pair("e61ef9919cde45dd5f82166404bd08e38bceb5dfdfded0a34c8df7ed542214d1"),
          pair("893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a"),
          PROLOGUE);
  private final XxHandshake responder =
      new XxHandshake(
          false,
          pair("4a3acbfdb163dec651dfa3194dece676d437029c62a408b4c5ea9114246e4893"),
          pair("bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b"),
          PROLOGUE);

  @Test
  void saysTheVectorWordForWord() throws IOException {
    shakeHands();
    assertThat(initiator.hash())
        .isEqualTo(responder.hash())
        .isEqualTo(hex("c8e5f64e846193be2a834104c2a009868d6c9f3bd3c186299888b488b2f1f58e"));
  }

  @Test
  void encryptsTheVectorsTransportMessages() throws IOException {
    shakeHands();
    NoiseCiphers first = initiator.split();
    NoiseCiphers second = responder.split();
    for (int i = 0; i < TRANSPORT.length; i++) {
      NoiseCiphers from = i % 2 == 0 ? second : first;
      NoiseCiphers to = i % 2 == 0 ? first : second;
      exchange(from.send(), to.receive(), hex(TRANSPORT[i][0]), hex(TRANSPORT[i][1]));
    }
  }

  private static void exchange(CipherState send, CipherState receive, byte[] plain, byte[] sealed)
      throws MalformedException {
    byte[] out = new byte[sealed.length];
    assertThat(send.encrypt(plain, 0, plain.length, out, 0)).isEqualTo(sealed.length);
    assertThat(out).isEqualTo(sealed);
    byte[] opened = new byte[sealed.length];
    int length = receive.decrypt(sealed, sealed.length, opened);
    assertThat(Arrays.copyOf(opened, length)).isEqualTo(plain);
  }

  private void shakeHands() throws IOException {
    for (int i = 0; i < HANDSHAKE.length; i++) {
      XxHandshake from = i % 2 == 0 ? initiator : responder;
      XxHandshake to = i % 2 == 0 ? responder : initiator;
      byte[] message = from.write(hex(HANDSHAKE[i][0]));
      assertThat(message).isEqualTo(hex(HANDSHAKE[i][1]));
      assertThat(to.read(message)).isEqualTo(hex(HANDSHAKE[i][0]));
    }
  }

  @Test
  void refusesAMessageChangedOnTheWay() throws IOException {
    responder.read(initiator.write(new byte[0]));
    byte[] answer = responder.write(new byte[10]);
    for (int at : new int[] {0, 40, answer.length - 1}) {
      byte[] changed = answer.clone();
      changed[at] ^= 1;
      XxHandshake fresh =
          new XxHandshake(
              true,
              pair("e61ef9919cde45dd5f82166404bd08e38bceb5dfdfded0a34c8df7ed542214d1"),
              pair("893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a"),
              PROLOGUE);
      fresh.write(new byte[0]);
      assertThatThrownBy(() -> fresh.read(changed)).isInstanceOf(MalformedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 79, 95})
  void refusesAMessageCutShort(int length) throws IOException {
    responder.read(initiator.write(new byte[0]));
    byte[] answer = Arrays.copyOf(responder.write(new byte[0]), length);
    assertThatThrownBy(() -> initiator.read(answer)).isInstanceOf(MalformedException.class);
  }

  /** RFC 7748, section 6.1: points of small order give an all-zero secret. */
  @Test
  void refusesAKeyOfSmallOrder() throws IOException {
    responder.read(new byte[32]);
    assertThatThrownBy(() -> responder.write(new byte[0])).isInstanceOf(MalformedException.class);
  }

  private static NoiseKeyPair pair(String secret) {
    return NoiseKeyPair.ofSecret(hex(secret));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
