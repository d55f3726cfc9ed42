package dev.hearth.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  /** EIP-55's own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
      })
  void spellsAndReads(String address) {
    assertThat(Spelling.of(Spelling.read(address))).isEqualTo(address);
    assertThat(Spelling.of(Spelling.read(address.toLowerCase(Locale.ROOT)))).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed",
        "0x5aBeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xzzAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      })
  void noticesASlip(String typed) {
    assertThatThrownBy(() -> Spelling.read(typed)).isInstanceOf(IllegalArgumentException.class);
  }
}
