package dev.hearth.wallet.practice.trie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrieTest {
  @Test
  void anEmptyTrieHasTheKnownRoot() {
    assertThat(Trie.EMPTY.root().hex())
        .isEqualTo("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
  }

  /** ethereum/tests, TrieTests/trieanyorder.json: "singleItem". */
  @Test
  void reachesTheRootOfEthereumTests() {
    assertThat(put(Trie.EMPTY, "A", "a".repeat(50)).root().hex())
        .isEqualTo("d23786fb4a010da3ce639d66d5e904a11dbc02746d1ce25029e53290cabf28ab");
  }

  @Test
  void theOrderOfChangesDoesNotMatter() {
    Random random = new Random(7);
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] key = new byte[3];
      random.nextBytes(key);
      key[0] &= 3;
      keys.add(key);
    }
    Hash sorted = root(keys);
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(keys, random);
      assertThat(root(keys)).isEqualTo(sorted);
    }
  }

  @Test
  void whatIsRemovedLeavesNoTrace() {
    Random random = new Random(8);
    Trie trie = put(Trie.EMPTY, "key0", "zero");
    final Hash before = trie.root();
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] key = new byte[4];
      random.nextBytes(key);
      keys.add(key);
      trie = trie.put(key, new byte[] {(byte) (i + 1)});
    }
    Collections.shuffle(keys, random);
    for (byte[] key : keys) {
      trie = trie.remove(key);
    }
    assertThat(trie.root()).isEqualTo(before);
    assertThat(trie.remove(bytes("nope")).root()).isEqualTo(before);
    assertThat(trie.remove(bytes("key0")).root()).isEqualTo(Trie.EMPTY.root());
  }

  private static Hash root(List<byte[]> keys) {
    Trie trie = Trie.EMPTY;
    for (byte[] key : keys) {
      trie = trie.put(key, key);
    }
    return trie.root();
  }

  private static Trie put(Trie trie, String key, String value) {
    return trie.put(bytes(key), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
