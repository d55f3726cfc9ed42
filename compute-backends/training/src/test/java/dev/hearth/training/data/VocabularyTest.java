package dev.hearth.training.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private static final byte[] TEXT = "hello, world".getBytes(US_ASCII);

  @Test
  void charactersAreTheSortedDistinctBytes() throws Exception {
    Vocabulary vocabulary = Vocabulary.characters(TEXT);
    assertThat(new String(vocabulary.blob(), US_ASCII)).isEqualTo(" ,dehlorw");
    Tokens tokens = vocabulary.encode(TEXT);
    assertThat(tokens.at(0)).isEqualTo(4);
    assertThat(vocabulary.decode(tokens)).isEqualTo(TEXT);
  }

  @Test
  void everyByteIsItsOwnToken() throws Exception {
    byte[] all = Vocabulary.bytes().blob();
    Tokens tokens = Vocabulary.bytes().encode(all);
    assertThat(tokens.at(255)).isEqualTo(255);
    assertThat(Vocabulary.bytes().decode(tokens)).isEqualTo(all);
  }

  @Test
  void aByteOutsideIsNamed() {
    Vocabulary vocabulary = Vocabulary.characters(TEXT);
    assertThatThrownBy(() -> vocabulary.encode(new byte[] {'x'}))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("0x78");
    assertThat(vocabulary.encodeKnown("xlx".getBytes(US_ASCII))).containsExactly(5);
  }

  @Test
  void readsItsOwnBlob() throws Exception {
    Vocabulary vocabulary = Vocabulary.characters(TEXT);
    assertThat(Vocabulary.read(vocabulary.blob()).blob()).isEqualTo(vocabulary.blob());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ba", "aa"})
  void refusesABlobThatDoesNotAscend(String blob) {
    assertThatThrownBy(() -> Vocabulary.read(blob.getBytes(US_ASCII)))
        .isInstanceOf(MalformedException.class);
  }
}
