package dev.hearth.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetsTest {

  @Test
  void theCorpusHoldsOurSourcesAndDocuments() {
    String corpus = new String(Assets.practiceCorpus(), StandardCharsets.UTF_8);
    assertThat(corpus).contains("final class Assets").contains("# Hearth").doesNotContain("\r");
    assertThat(corpus.length()).isGreaterThan(100_000);
  }
}
