package dev.hearth.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import org.junit.jupiter.api.Test;

class FileOrderTest {
  /** 20 tokens that are their own places. */
  private static Tokens places() {
    return places(20);
  }

  private static Tokens places(int count) {
    short[] ids = new short[count];
    for (short n = 0; n < ids.length; n++) {
      ids[n] = n;
    }
    return new Tokens(ids);
  }

  /** torch_gpt.py: s = (i % ((len - 1) // (B T))) B T; x = d[s : s + B T]; y = d[s + 1 : ...]. */
  @Test
  void walksTheTextAndStartsAgain() {
    FileOrder batches = new FileOrder(places(), 2, 3);
    int[] tokens = new int[6];
    int[] targets = new int[6];
    int[] starts = {0, 6, 12, 0};
    for (int step = 0; step < starts.length; step++) {
      batches.fill(step, tokens, targets);
      for (int n = 0; n < tokens.length; n++) {
        assertThat(tokens[n]).isEqualTo(starts[step] + n);
        assertThat(targets[n]).isEqualTo(starts[step] + n + 1);
      }
    }
  }

  @Test
  void wantsOneBatchAndItsTargets() {
    assertThatThrownBy(() -> new FileOrder(places(), 4, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void splitsNineToOneAndSaysHowLongATextMustBe() throws Exception {
    Corpus corpus = Corpus.of(places());
    assertThat(corpus.train().size()).isEqualTo(18);
    assertThat(corpus.validation().at(0)).isEqualTo(18);
    corpus.checkLength(1, 1, 2);
    assertThatThrownBy(() -> corpus.checkLength(1, 2, 1))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("20 tokens")
        .hasMessageContaining("needs 30");
  }

  @Test
  void saysWhichPartOfALongTextIsShort() {
    Corpus corpus = new Corpus(places(), places().slice(0, 2));
    assertThatThrownBy(() -> corpus.checkLength(1, 2, 1))
        .hasMessage("the text is too short: 22 tokens, and this needs 30");
    Corpus longer = new Corpus(places(40), places().slice(0, 2));
    assertThatThrownBy(() -> longer.checkLength(1, 2, 1))
        .hasMessage("what validates is too short: 2 tokens, and this needs 3");
  }

  @Test
  void slicesAreApartAndMoveOnEachRound() {
    assertThat(Slice.of(103, 4, 0, 1)).isEqualTo(new Slice(25, 25));
    assertThat(Slice.of(103, 4, 1, 0)).isEqualTo(new Slice(25, 25));
    assertThat(Slice.of(103, 4, 3, 3)).isEqualTo(new Slice(50, 25));
    assertThat(new Slice(0, 5).places(4)).isEqualTo(1);
    assertThat(new Slice(0, 4).places(4)).isZero();
  }
}
