package dev.hearth.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.keys.SealedPairing.Opening;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedPairingTest {
  private static final Argon2 CHEAP = new Argon2(64, 1, 1);
  private static final Instant END = Instant.parse("2026-03-01T12:10:00Z");
  private static final Instant NOW = END.minus(Duration.ofMinutes(10));

  private final SecureRandom random = new SecureRandom();
  private final SeedPhrase phrase = SeedPhrase.generate(random);
  private final Pairing pairing =
      new Pairing(3, phrase.nodeKey(3), phrase.walletKey().address(), END);
  private final SealedPairing.Sealed sealed = SealedPairing.seal(pairing, CHEAP, random);

  @Test
  void bringsTheMachineItsKeyAndWhereItIsPaid() {
    String typed = sealed.code().text().toLowerCase().replace('-', ' ').replace('0', 'o');
    Opening.Opened opened = (Opening.Opened) open(sealed.text(), typed, NOW);
    assertThat(opened.pairing().machine()).isEqualTo(3);
    assertThat(opened.pairing().key().peerId()).isEqualTo(phrase.nodeKey(3).peerId());
    assertThat(opened.pairing().payout()).isEqualTo(phrase.walletKey().address());
  }

  /** What travels holds neither the words nor the wallet's key, sealed or opened. */
  @Test
  void nothingInItMovesFunds() throws Exception {
    byte[] bytes = Base64.getUrlDecoder().decode(sealed.text().split(":")[2]);
    assertThat(bytes).hasSize(16 + 12 + 4 + 8 + 32 + 20 + 16);
    Pairing opened = ((Opening.Opened) open(sealed.text(), sealed.code().text(), NOW)).pairing();
    assertThat(opened.key().address()).isNotEqualTo(opened.payout());
    assertThat(HexFormat.of().formatHex(opened.key().secret()))
        .isNotEqualTo(HexFormat.of().formatHex(phrase.walletKey().secret()));
    assertThat(opened + sealed.code().toString())
        .doesNotContain(HexFormat.of().formatHex(opened.key().secret()), sealed.code().text());
  }

  @Test
  void opensWithItsCodeOnlyAndInTimeOnly() {
    String other = SealedPairing.seal(pairing, CHEAP, random).code().text();
    assertThat(open(sealed.text(), other, NOW)).isEqualTo(new Opening.WrongCode());
    assertThat(open(sealed.text(), "", NOW)).isEqualTo(new Opening.WrongCode());
    assertThat(open(sealed.text(), sealed.code().text(), END)).isEqualTo(new Opening.Ended(END));
  }

  @Test
  void whatWasChangedOnTheWayDoesNotOpen() {
    int middle = sealed.text().length() / 2;
    char there = sealed.text().charAt(middle);
    String changed =
        sealed.text().substring(0, middle)
            + (there == 'A' ? 'B' : 'A')
            + sealed.text().substring(middle + 1);
    assertThat(open(changed, sealed.code().text(), NOW)).isEqualTo(new Opening.WrongCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hearth-pair:1:", "hearth-pair:1:????", "hearth-pair:2:AAAA", "hello"})
  void whatIsNoPairingIsSaidToBeNone(String text) {
    assertThat(open(text, sealed.code().text(), NOW)).isEqualTo(new Opening.Unfit());
  }

  @Test
  void codesAreSixtyBitsThatNobodyMistakes() {
    assertThat(sealed.code().text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(PairingCode.typed("o0iL").secret())
        .isEqualTo("0011".getBytes(StandardCharsets.US_ASCII));
  }

  private static Opening open(String text, String code, Instant now) {
    return SealedPairing.open(text, PairingCode.typed(code), CHEAP, now);
  }
}
