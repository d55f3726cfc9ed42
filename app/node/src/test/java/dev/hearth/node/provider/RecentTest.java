package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void whatIsAskedForLeastIsForgottenFirst() {
    Recent<Hash, Integer> recent = new Recent<>(2);
    assertThat(recent.put(hash(1), 1)).isEmpty();
    assertThat(recent.put(hash(1), 2)).contains(1);
    recent.put(hash(2), 3);
    assertThat(recent.get(hash(1))).contains(2);
    recent.put(hash(3), 4);
    assertThat(recent.get(hash(2))).isEmpty();
    assertThat(recent.get(hash(1))).contains(2);
    assertThat(recent.get(hash(3))).contains(4);
    recent.remove(hash(3));
    assertThat(recent.get(hash(3))).isEmpty();
  }

  private static Hash hash(int number) {
    return Hash.sha256(new byte[] {(byte) number});
  }
}
