package dev.hearth.wallet.court;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Picked;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.StageProof;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.protocol.dispute.Written;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One person plays both sides of a dispute about a program of one stage that writes a constant,
 * always picking the first value. Every list has 256 values that stand for nothing: what a level
 * must show ties them together as far as the court can see.
 */
final class Walk {
  private static final int LISTED = 256;
  private static final int WORDS = 1024 * LISTED;
  private static final Hash SOME = Hash.sha256("some".getBytes());
  private static final Hash OLD = Hash.sha256("old".getBytes());
  private static final List<Hash> COMMITMENT = hashes("commitment", 3);

  private final ChainFixture fixture;
  private final Court court;
  private final WalletKey key;
  private final Terms terms;
  private Position position;
  private List<Hash> posted = COMMITMENT;

  /** Units of gas, transaction by transaction. */
  final List<Long> gas = new ArrayList<>();

  private Walk(ChainFixture fixture, Court court, WalletKey key) {
    this.fixture = fixture;
    this.court = court;
    this.key = key;
    this.terms =
        new Terms(
            key.address(),
            SOME,
            key.address(),
            key.address(),
            MerkleTree.root(Type.PROGRAM, program()),
            SOME,
            start(),
            MerkleTree.root(Type.COMMITMENT, committed()),
            COMMITMENT.size(),
            3600);
    this.position = terms.first();
  }

  /** From the court's deployment to its verdict. */
  static Walk on(ChainFixture fixture, WalletKey key) throws IOException {
    TransactionOutcome.Mined deployed = mined(Court.deploy(fixture.chain(), key));
    Court court = Court.at(fixture.chain(), deployed.contract().orElseThrow());
    Walk walk = new Walk(fixture, court, key);
    walk.gas.add(deployed.gasUsed());
    walk.gas.add(mined(court.open(key, walk.terms)).gasUsed());
    walk.play();
    return walk;
  }

  DisputeState.Verdict verdict() throws IOException {
    return court.state(terms.dispute()).orElseThrow().verdict();
  }

  List<CourtEvent> history() throws IOException {
    return court.history(terms.dispute(), 0);
  }

  private void play() throws IOException {
    move(new Move.Steps(committedFirst(), header(), hashes("steps", LISTED)));
    move(new Move.Narrow(first(), hashes("fewer steps", LISTED)));
    move(new Move.Narrow(first(), hashes("two steps", 2)));
    Hash last = new Regions(SOME, SOME, SOME).root();
    List<Hash> stages = new ArrayList<>(hashes("stages", LISTED));
    stages.set(LISTED - 1, last);
    move(new Move.StagesOfStep(first(), header(), SOME, SOME, stages));
    Regions before = new Regions(start(), SOME, SOME);
    Written written = new Written(before, OLD, List.of());
    move(new Move.Tree(first(), stage(), written, hashes("nodes", LISTED)));
    byte[] words = new byte[4096];
    words[1] = 1;
    move(new Move.Words(first(), Bytes.of(words)));
    Evidence nothing =
        new Evidence(before, List.of(), Bytes.of(new byte[0]), Bytes.of(new byte[0]));
    move(new Move.ProveMap(0, Bytes.of(words), stage(), nothing));
  }

  private void move(Move move) throws IOException {
    // A clock that did not move is written for less.
    fixture.advance(Duration.ofSeconds(10));
    gas.add(mined(court.move(key, terms, position, move)).gasUsed());
    if (history().getLast() instanceof CourtEvent.Moved moved) {
      position = moved.position();
      posted = moved.values();
      assertThat(court.state(terms.dispute()).orElseThrow().position()).isEqualTo(position.hash());
    }
  }

  private Picked first() {
    List<Hash> row = posted;
    List<Hash> path = new ArrayList<>();
    while (row.size() > 1) {
      path.add(row.get(1));
      List<Hash> below = row;
      row =
          IntStream.range(0, below.size() / 2)
              .mapToObj(n -> parent(below.get(2 * n), below.get(2 * n + 1)))
              .toList();
    }
    return new Picked(0, posted.getFirst(), path, Hash.ZERO, List.of());
  }

  private static Hash parent(Hash left, Hash right) {
    return Hash.keccak256(left.toArray(), right.toArray());
  }

  private static Picked committedFirst() {
    MerkleTree tree = new MerkleTree(Type.COMMITMENT, committed());
    return new Picked(0, COMMITMENT.getFirst(), tree.proof(0), Hash.ZERO, List.of());
  }

  private static List<Hash> committed() {
    return COMMITMENT.stream()
        .map(value -> MerkleTree.leaf(Type.COMMITMENT, value.toArray()))
        .toList();
  }

  private static Hash start() {
    Hash leaf = MerkleTree.leaf(Type.STATE, OLD.toArray());
    return MerkleTree.root(Type.STATE, List.of(leaf));
  }

  private static HeaderProof header() {
    return new HeaderProof(
        Bytes.of(headerBytes()), new MerkleTree(Type.PROGRAM, program()).proof(0));
  }

  private static StageProof stage() {
    return new StageProof(
        header(),
        Bytes.of(leaf()),
        new MerkleTree(Type.PROGRAM, program()).proof(1),
        Bytes.of(code()));
  }

  private static List<Hash> program() {
    List<Hash> leaves = new ArrayList<>();
    leaves.add(MerkleTree.leaf(Type.PROGRAM, headerBytes()));
    leaves.add(MerkleTree.leaf(Type.PROGRAM, leaf()));
    return leaves;
  }

  /** 2^18 steps in two segments, of one stage 256 times each. */
  private static byte[] headerBytes() {
    ByteBuffer header = ByteBuffer.allocate(108);
    for (int number : new int[] {3, 1 << 18, 1 << 17, 0, 1, LISTED, 0, 0, 1, 1, 1}) {
      header.putInt(number);
    }
    return header.put(SOME.toArray()).put(SOME.toArray()).array();
  }

  private static byte[] leaf() {
    return ByteBuffer.allocate(40)
        .put(Hash.sha256(code()).toArray())
        .putInt(0)
        .putInt(WORDS)
        .array();
  }

  /** A map of one dimension that gives its only constant. */
  private static byte[] code() {
    return ByteBuffer.allocate(17)
        .put(new byte[] {1, 0, 0})
        .putInt(WORDS)
        .putShort((short) 8)
        .put(new byte[] {0, 1, 0, 8})
        .putInt(7)
        .array();
  }

  private static List<Hash> hashes(String name, int count) {
    return IntStream.range(0, count).mapToObj(n -> Hash.sha256((name + n).getBytes())).toList();
  }

  private static TransactionOutcome.Mined mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
    return (TransactionOutcome.Mined) outcome;
  }
}
