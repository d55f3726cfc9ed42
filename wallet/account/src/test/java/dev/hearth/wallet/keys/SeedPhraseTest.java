package dev.hearth.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.NodeKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedPhraseTest {
  private static final String JUNK = "test ".repeat(11) + "junk";

  /** The reference vectors of BIP-39 with 128 bits of entropy. */
  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, abandon abandon abandon abandon abandon abandon abandon"
        + " abandon abandon abandon abandon about",
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f, legal winner thank year wave sausage worth useful legal"
        + " winner thank yellow",
    "80808080808080808080808080808080, letter advice cage absurd amount doctor acoustic avoid"
        + " letter advice cage above",
    "ffffffffffffffffffffffffffffffff, zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
    "9e885d952ad362caeb4efe34a8e91bd2, ozone drill grab fiber curtain grace pudding thank cruise"
        + " elder eight picnic",
    "c0ba5a8e914111210f2bd131f3d5e08d, scheme spot photo card baby mountain device kick cradle"
        + " pact join borrow",
    "23db8160a31d3e0dca3688ed941adbf3, cat swing flag economy stadium alone churn speed unique"
        + " patch report train",
    "f30f8c1da665478f49b001d94c5fc452, vessel ladder alter error federal sibling chat ability sun"
        + " glass valve picture"
  })
  void wordsOfEntropy(String entropy, String words) {
    assertThat(SeedPhrase.ofEntropy(HexFormat.of().parseHex(entropy)).words()).isEqualTo(words);
    assertThat(parsed(words).entropy()).isEqualTo(HexFormat.of().parseHex(entropy));
  }

  /** What other wallets show for these phrases as their first account. */
  @ParameterizedTest
  @CsvSource({
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about,"
        + " 0x9858effd232b4033e47d90003d41ec34ecaeda94",
    "test test test test test test test test test test test junk,"
        + " 0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"
  })
  void firstAccount(String words, String address) {
    assertThat(parsed(words).walletKey().address()).hasToString(address);
  }

  @Test
  void machinesHaveKeysOfTheirOwn() {
    SeedPhrase phrase = parsed(JUNK);
    NodeKey first = phrase.nodeKey(0);
    assertThat(first.address()).isNotEqualTo(phrase.nodeKey(1).address());
    assertThat(first.address()).isNotEqualTo(phrase.walletKey().address());
    assertThat(phrase.nodeKey(0).secret()).isEqualTo(first.secret());
  }

  @ParameterizedTest
  @CsvSource({
    "zoo zoo zoo, has 3",
    "'', not one of",
    "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo, two are swapped",
    "zoo zoo zoo hearht zoo zoo zoo zoo zoo zoo zoo wrong, Word 4"
  })
  void refusesWithAReason(String typed, String reason) {
    assertThat(SeedPhrase.parse(typed))
        .isInstanceOfSatisfying(
            PhraseParse.Refused.class, refused -> assertThat(refused.sentence()).contains(reason));
  }

  @Test
  void readsWhatPeopleType() {
    String typed = "  Test\tTEST " + "\uFF54\uFF45\uFF53\uFF54 " + "test ".repeat(8) + "\njunk ";
    assertThat(parsed(typed).words()).isEqualTo(JUNK);
  }

  @Test
  void generatedPhrasesAreReadAgainAndNeverPrinted() {
    SeedPhrase phrase = SeedPhrase.generate(new SecureRandom());
    assertThat(parsed(phrase.words()).entropy()).isEqualTo(phrase.entropy());
    assertThat(phrase.toString()).doesNotContain(phrase.words().split(" ")[0]);
  }

  private static SeedPhrase parsed(String words) {
    return ((PhraseParse.Parsed) SeedPhrase.parse(words)).phrase();
  }
}
