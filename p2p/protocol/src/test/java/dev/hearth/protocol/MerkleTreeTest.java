package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.MerkleTree.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 33})
  void provesEveryLeafAndNothingElse(int count) {
    List<Hash> leaves = leaves(count);
    MerkleTree tree = new MerkleTree(Type.STATE, leaves);
    for (int i = 0; i < count; i++) {
      List<Hash> proof = tree.proof(i);
      assertThat(proves(tree, count, i, leaves.get(i), proof)).isTrue();
      assertThat(proves(tree, count, (i + 1) % (count + 1), leaves.get(i), proof)).isFalse();
      assertThat(proves(tree, count + 1, i, leaves.get(i), proof)).isFalse();
      assertThat(proves(tree, count, i, Hash.ZERO, proof)).isFalse();
      List<Hash> longer = new ArrayList<>(proof);
      longer.add(Hash.ZERO);
      assertThat(proves(tree, count, i, leaves.get(i), longer)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void typesAndCountsAreApart(int count) {
    List<Hash> leaves = leaves(count);
    assertThat(MerkleTree.root(Type.STATE, leaves))
        .isNotEqualTo(MerkleTree.root(Type.UPDATE, leaves));
    List<Hash> more = new ArrayList<>(leaves);
    more.add(leaves.getLast());
    assertThat(MerkleTree.root(Type.STATE, leaves)).isNotEqualTo(MerkleTree.root(Type.STATE, more));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BlobId.CHUNK, BlobId.CHUNK + 1, 3 * BlobId.CHUNK})
  void blobsCountTheirChunks(int size) throws Exception {
    byte[] content = new byte[size];
    BlobId id = BlobId.of(content);
    assertThat(BlobId.chunks(content)).hasSize((int) id.chunkCount());
    assertThat(BlobId.read(id.toArray())).isEqualTo(id);
  }

  private static boolean proves(MerkleTree tree, int count, int at, Hash leaf, List<Hash> proof) {
    return MerkleTree.proves(Type.STATE, tree.root(), count, at, leaf, proof);
  }

  private static List<Hash> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MerkleTree.leaf(Type.STATE, new byte[] {(byte) i}))
        .toList();
  }
}
