package dev.hearth.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * What a provider says it computed for a lease: the state root after every segment of steps and the
 * root of the decoded update. Its own root binds them; two honest replays have the same one. The
 * blob is how the update travels (empty for an audit, which keeps its update to itself).
 */
public record Commitment(
    Hash lease, int steps, List<Hash> stateRoots, Hash updateRoot, BlobId update, float loss) {
  private static final int MAX_STEPS = 1 << 24;

  public Commitment {
    stateRoots = List.copyOf(stateRoots);
  }

  /** The segment roots in order, then the update's: what a dispute begins with. */
  public List<Hash> values() {
    List<Hash> values = new ArrayList<>(stateRoots);
    values.add(updateRoot);
    return values;
  }

  /** Over the values: what an audit compares. */
  public Hash root() {
    List<Hash> leaves =
        values().stream()
            .map(value -> MerkleTree.leaf(MerkleTree.Type.COMMITMENT, value.toArray()))
            .toList();
    return MerkleTree.root(MerkleTree.Type.COMMITMENT, leaves);
  }

  public byte[] encode() {
    return new RecordWriter(RecordKind.COMMITMENT, 1)
        .hash(1, lease)
        .number(2, steps)
        .hashes(3, stateRoots)
        .hash(4, updateRoot)
        .bytes(5, update.toArray())
        .real(6, loss)
        .toArray();
  }

  public static Commitment decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.COMMITMENT, 1, encoded);
    return new Commitment(
        in.hash(1),
        in.count(2, MAX_STEPS),
        in.hashes(3),
        in.hash(4),
        BlobId.read(in.bytes(5)),
        in.real(6));
  }
}
