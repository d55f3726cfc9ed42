package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.RecordWriter;

/** Writes a move's fields, in the order of their tags. */
final class MoveWriter {
  private final RecordWriter out;

  MoveWriter(RecordWriter out) {
    this.out = out;
  }

  RecordWriter write(Move move) {
    switch (move) {
      case Move.Steps m -> kind(MoveField.Kind.STEPS).picked(m.picked()).header(m.program());
      case Move.StagesOfStep m ->
          kind(MoveField.Kind.STAGES_OF_STEP)
              .picked(m.picked())
              .header(m.program())
              .end(m.state())
              .work(m.work());
      case Move.StagesOfUpdate m ->
          kind(MoveField.Kind.STAGES_OF_UPDATE)
              .picked(m.picked())
              .header(m.program())
              .end(m.update());
      case Move.Narrow m -> kind(MoveField.Kind.NARROW).picked(m.picked());
      case Move.Tree m ->
          kind(MoveField.Kind.TREE).picked(m.picked()).stage(m.stage()).written(m.before());
      case Move.Subtree m -> kind(MoveField.Kind.SUBTREE).picked(m.picked());
      case Move.Words m -> kind(MoveField.Kind.WORDS).picked(m.picked()).words(m.data());
      case Move.Operations m ->
          kind(MoveField.Kind.OPERATIONS).index(m.index()).stage(m.stage()).words(m.data());
      case Move.Prove _, Move.ProveMap _ ->
          throw new IllegalArgumentException("a proof is for the court");
    }
    return out.hashes(MoveField.VALUES, move.values());
  }

  private MoveWriter kind(MoveField.Kind kind) {
    out.number(MoveField.KIND, kind.ordinal());
    return this;
  }

  private MoveWriter index(int index) {
    out.number(MoveField.INDEX, index);
    return this;
  }

  private MoveWriter picked(Picked picked) {
    index(picked.index());
    out.hash(MoveField.VALUE, picked.value())
        .hashes(MoveField.PATH, picked.path())
        .hash(MoveField.BEFORE, picked.before())
        .hashes(MoveField.BEFORE_PATH, picked.beforePath());
    return this;
  }

  private MoveWriter header(HeaderProof program) {
    out.bytes(MoveField.HEADER, program.header().toArray())
        .hashes(MoveField.HEADER_PATH, program.path());
    return this;
  }

  private MoveWriter stage(StageProof stage) {
    header(stage.program());
    out.bytes(MoveField.LEAF, stage.leaf().toArray())
        .hashes(MoveField.LEAF_PATH, stage.path())
        .bytes(MoveField.CODE, stage.code().toArray());
    return this;
  }

  private MoveWriter written(Written before) {
    out.hash(MoveField.FIRST, before.regions().first())
        .hash(MoveField.SECOND, before.regions().second())
        .hash(MoveField.THIRD, before.regions().third())
        .hash(MoveField.VARIABLE, before.root())
        .hashes(MoveField.VARIABLE_PATH, before.path());
    return this;
  }

  private MoveWriter end(Hash root) {
    out.hash(MoveField.END, root);
    return this;
  }

  private MoveWriter work(Hash root) {
    out.hash(MoveField.WORK, root);
    return this;
  }

  private MoveWriter words(Bytes words) {
    out.bytes(MoveField.WORDS, words.toArray());
    return this;
  }
}
