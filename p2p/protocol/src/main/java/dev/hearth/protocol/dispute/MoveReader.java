package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.RecordReader;
import java.util.List;

/** Reads what {@link MoveWriter} wrote; whether the move is allowed is the game's to say. */
final class MoveReader {
  private final RecordReader in;

  MoveReader(RecordReader in) {
    this.in = in;
  }

  Move read() throws MalformedException {
    MoveField.Kind[] kinds = MoveField.Kind.values();
    return switch (kinds[in.count(MoveField.KIND, kinds.length - 1)]) {
      case STEPS -> new Move.Steps(picked(), header(), values());
      case STAGES_OF_STEP ->
          new Move.StagesOfStep(
              picked(), header(), in.hash(MoveField.END), in.hash(MoveField.WORK), values());
      case STAGES_OF_UPDATE ->
          new Move.StagesOfUpdate(picked(), header(), in.hash(MoveField.END), values());
      case NARROW -> new Move.Narrow(picked(), values());
      case TREE -> new Move.Tree(picked(), stage(), written(), values());
      case SUBTREE -> new Move.Subtree(picked(), values());
      case WORDS -> new Move.Words(picked(), bytes(MoveField.WORDS));
      case OPERATIONS -> new Move.Operations(index(), bytes(MoveField.WORDS), stage(), values());
    };
  }

  private Picked picked() throws MalformedException {
    return new Picked(
        index(),
        in.hash(MoveField.VALUE),
        in.hashes(MoveField.PATH),
        in.hash(MoveField.BEFORE),
        in.hashes(MoveField.BEFORE_PATH));
  }

  private HeaderProof header() throws MalformedException {
    return new HeaderProof(bytes(MoveField.HEADER), in.hashes(MoveField.HEADER_PATH));
  }

  private StageProof stage() throws MalformedException {
    return new StageProof(
        header(), bytes(MoveField.LEAF), in.hashes(MoveField.LEAF_PATH), bytes(MoveField.CODE));
  }

  private Written written() throws MalformedException {
    Regions regions =
        new Regions(in.hash(MoveField.FIRST), in.hash(MoveField.SECOND), in.hash(MoveField.THIRD));
    return new Written(regions, in.hash(MoveField.VARIABLE), in.hashes(MoveField.VARIABLE_PATH));
  }

  private List<Hash> values() throws MalformedException {
    return in.hashes(MoveField.VALUES);
  }

  private int index() throws MalformedException {
    return in.count(MoveField.INDEX, Integer.MAX_VALUE);
  }

  private Bytes bytes(int tag) throws MalformedException {
    return Bytes.of(in.bytes(tag));
  }
}
