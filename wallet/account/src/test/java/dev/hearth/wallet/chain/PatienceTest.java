package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void looksSoonAtFirstAndThenEverMoreRarely() {
    assertThat(pauses(Patience.NETWORK).map(Duration::toMillis))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 500L, 500L);
  }

  @Test
  void neverWaitsLongerThanItsInterval() {
    assertThat(pauses(Patience.PRACTICE).map(Duration::toMillis)).containsOnly(5L);
  }

  private static Stream<Duration> pauses(Patience patience) {
    return Stream.iterate(patience.first(), patience::after).limit(8);
  }
}
