package dev.hearth.host.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerIdsTest {
  /** The examples of libp2p specs, peer-ids; both text forms of the first name one peer. */
  @ParameterizedTest
  @CsvSource({
    "bafzbeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe,"
        + " QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N",
    "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N,"
        + " QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N",
    "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA,"
        + " 12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA"
  })
  void readsBothForms(String text, String base58) throws MalformedException {
    assertThat(PeerIds.parse(text)).hasToString(base58);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b",
        "bafz",
        "bAFZ",
        "bafybeigvf25ytwc3akrijfecaotc74udrhcxzh2cx3we5qqnw5vgrei4bm",
        "Qm",
        "0OIl",
        "1",
        "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5",
        "2gzc"
      })
  void refusesWhatNamesNoPeer(String text) {
    assertThatThrownBy(() -> PeerIds.parse(text)).isInstanceOf(MalformedException.class);
  }
}
