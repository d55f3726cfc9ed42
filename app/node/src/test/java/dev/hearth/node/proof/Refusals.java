package dev.hearth.node.proof;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Chunk;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Picked;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.StageProof;
import dev.hearth.protocol.dispute.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Ways to spoil a move that is right, with the error that the court has for each. */
final class Refusals {
  /** What the move became, and how the court's answer begins. */
  record Refusal(Move move, String error) {}

  private static final Bytes NOTHING = Bytes.of(new byte[0]);
  private static final Hash OTHER = Hash.sha256("other".getBytes());

  private final Position at;
  private final List<Hash> posted;
  private final List<Refusal> all = new ArrayList<>();

  private Refusals(Position at, List<Hash> posted) {
    this.at = at;
    this.posted = posted;
  }

  /**
   * @param posted the values of the position
   */
  static List<Refusal> of(Position at, List<Hash> posted, Move move) {
    Refusals refusals = new Refusals(at, posted);
    refusals.spoil(move);
    refusals.misplace(move);
    return refusals.all;
  }

  private void spoil(Move move) {
    switch (move) {
      case Move.Steps m -> {
        picked(m.picked(), p -> new Move.Steps(p, m.program(), m.values()));
        header(m.program(), h -> new Move.Steps(m.picked(), h, m.values()));
        values(m.values(), v -> new Move.Steps(m.picked(), m.program(), v));
        last(m.picked(), m.values(), v -> new Move.Steps(m.picked(), m.program(), v));
        Picked end = Side.committed(posted, posted.size() - 1);
        add(new Move.Steps(end, m.program(), m.values()), "WrongPart(2)");
      }
      case Move.StagesOfStep m -> {
        picked(
            m.picked(),
            p -> new Move.StagesOfStep(p, m.program(), m.state(), m.work(), m.values()));
        header(
            m.program(),
            h -> new Move.StagesOfStep(m.picked(), h, m.state(), m.work(), m.values()));
        values(
            m.values(),
            v -> new Move.StagesOfStep(m.picked(), m.program(), m.state(), m.work(), v));
        Hash same = m.picked().value();
        add(
            new Move.StagesOfStep(m.picked(), m.program(), same, m.work(), m.values()),
            "SameValue");
        add(
            new Move.StagesOfStep(m.picked(), m.program(), OTHER, m.work(), m.values()),
            "WrongMemory");
        add(
            new Move.StagesOfStep(m.picked(), m.program(), m.state(), OTHER, m.values()),
            "WrongMemory");
      }
      case Move.StagesOfUpdate m -> {
        picked(m.picked(), p -> new Move.StagesOfUpdate(p, m.program(), m.update(), m.values()));
        header(m.program(), h -> new Move.StagesOfUpdate(m.picked(), h, m.update(), m.values()));
        values(m.values(), v -> new Move.StagesOfUpdate(m.picked(), m.program(), m.update(), v));
        Hash same = m.picked().value();
        add(new Move.StagesOfUpdate(m.picked(), m.program(), same, m.values()), "SameValue");
        add(new Move.StagesOfUpdate(m.picked(), m.program(), OTHER, m.values()), "WrongMemory");
        Picked segment = Side.committed(posted, 1);
        add(new Move.StagesOfUpdate(segment, m.program(), m.update(), m.values()), "WrongPart(1)");
      }
      case Move.Narrow m -> {
        picked(m.picked(), p -> new Move.Narrow(p, m.values()));
        values(m.values(), v -> new Move.Narrow(m.picked(), v));
        last(m.picked(), m.values(), v -> new Move.Narrow(m.picked(), v));
      }
      case Move.Tree m -> {
        picked(m.picked(), p -> new Move.Tree(p, m.stage(), m.before(), m.values()));
        stage(m.stage(), s -> new Move.Tree(m.picked(), s, m.before(), m.values()));
        values(m.values(), v -> new Move.Tree(m.picked(), m.stage(), m.before(), v));
        written(m.before(), w -> new Move.Tree(m.picked(), m.stage(), w, m.values()));
      }
      case Move.Subtree m -> {
        alone(m.picked(), p -> new Move.Subtree(p, m.values()));
        values(m.values(), v -> new Move.Subtree(m.picked(), v));
        add(new Move.Words(m.picked(), Bytes.of(new byte[4096])), "WrongGroup(2)");
      }
      case Move.Words m -> {
        alone(m.picked(), p -> new Move.Words(p, m.data()));
        add(new Move.Words(m.picked(), cut(m.data(), 4)), "WrongChunk");
        add(new Move.Words(m.picked(), Bytes.of(new byte[4100])), "WrongChunk");
        add(new Move.Subtree(m.picked(), List.of(OTHER)), "WrongGroup(1)");
      }
      case Move.Operations m -> {
        word(m.data(), (i, w) -> new Move.Operations(i, w, m.stage(), m.values()));
        stage(m.stage(), s -> new Move.Operations(m.index(), m.data(), s, m.values()));
        values(m.values(), v -> new Move.Operations(m.index(), m.data(), m.stage(), v));
        Hash word = posted.get(m.index());
        List<Hash> same = replaced(m.values(), m.values().size() - 1, word);
        add(new Move.Operations(m.index(), m.data(), m.stage(), same), "SameValue");
        Evidence none = new Evidence(new Regions(OTHER, OTHER, OTHER), List.of(), NOTHING, NOTHING);
        add(new Move.ProveMap(m.index(), m.data(), m.stage(), none), "NotAMap");
      }
      case Move.Prove m -> {
        picked(m.picked(), p -> new Move.Prove(p, m.stage(), m.evidence()));
        stage(m.stage(), s -> new Move.Prove(m.picked(), s, m.evidence()));
        evidence(m.evidence(), e -> new Move.Prove(m.picked(), m.stage(), e));
        add(new Move.Narrow(m.picked(), List.of(OTHER)), "WrongGroup(1)");
      }
      case Move.ProveMap m -> {
        word(m.data(), (i, w) -> new Move.ProveMap(i, w, m.stage(), m.evidence()));
        stage(m.stage(), s -> new Move.ProveMap(m.index(), m.data(), s, m.evidence()));
        evidence(m.evidence(), e -> new Move.ProveMap(m.index(), m.data(), m.stage(), e));
        add(new Move.Operations(m.index(), m.data(), m.stage(), List.of(OTHER)), "NoLoop");
      }
    }
  }

  /** Moves that belong to other levels. */
  private void misplace(Move right) {
    Picked first = new Picked(0, OTHER, List.of(), OTHER, List.of());
    HeaderProof header = new HeaderProof(Bytes.of(new byte[0]), List.of());
    StageProof stage = new StageProof(header, Bytes.of(new byte[0]), List.of(), header.header());
    Regions regions = new Regions(OTHER, OTHER, OTHER);
    Evidence evidence = new Evidence(regions, List.of(), NOTHING, NOTHING);
    List<Hash> values = List.of(OTHER);
    String error = "WrongLevel(" + at.level().ordinal() + ")";
    if (at.level() != Level.SEGMENTS) {
      add(new Move.Steps(first, header, values), error);
      add(new Move.StagesOfUpdate(first, header, OTHER, values), error);
    }
    if (at.level() != Level.STEPS) {
      add(new Move.StagesOfStep(first, header, OTHER, OTHER, values), error);
    }
    if (at.level() != Level.STAGES) {
      add(new Move.Tree(first, stage, new Written(regions, OTHER, List.of()), values), error);
    }
    if (at.level() != Level.TREE) {
      add(new Move.Subtree(first, values), error);
      add(new Move.Words(first, Bytes.of(new byte[4])), error);
    }
    if (at.level() != Level.WORDS) {
      add(new Move.Operations(0, Bytes.of(new byte[4]), stage, values), error);
      add(new Move.ProveMap(0, Bytes.of(new byte[4]), stage, evidence), error);
    }
    if (at.level() != Level.OPERATIONS) {
      add(new Move.Prove(first, stage, evidence), error);
    }
    if (at.level() == Level.SEGMENTS || at.level() == Level.TREE || at.level() == Level.WORDS) {
      add(new Move.Narrow(first, values), error);
    }
  }

  private void picked(Picked p, Function<Picked, Move> with) {
    alone(p, with);
    if (p.index() > 0) {
      add(
          with.apply(new Picked(p.index(), p.value(), p.path(), OTHER, p.beforePath())),
          "NotInList");
      add(
          with.apply(
              new Picked(p.index(), p.value(), p.path(), p.before(), longer(p.beforePath()))),
          "MalformedPath");
    }
  }

  private void alone(Picked p, Function<Picked, Move> with) {
    add(
        with.apply(new Picked(p.index(), OTHER, p.path(), p.before(), p.beforePath())),
        "NotInList(" + p.index() + ")");
    add(
        with.apply(new Picked(posted.size(), p.value(), p.path(), p.before(), p.beforePath())),
        "NoSuchValue(" + posted.size() + ", " + posted.size() + ")");
    add(
        with.apply(new Picked(p.index(), p.value(), longer(p.path()), p.before(), p.beforePath())),
        "MalformedPath");
    if (!p.path().isEmpty()) {
      List<Hash> shorter = p.path().subList(1, p.path().size());
      add(
          with.apply(new Picked(p.index(), p.value(), shorter, p.before(), p.beforePath())),
          "MalformedPath");
    }
  }

  private void header(HeaderProof h, Function<HeaderProof, Move> with) {
    add(with.apply(new HeaderProof(changed(h.header(), 7), h.path())), "WrongHeader()");
    add(with.apply(new HeaderProof(changed(h.header(), 3), h.path())), "WrongHeader()");
    add(with.apply(new HeaderProof(cut(h.header(), 1), h.path())), "WrongHeader()");
    add(with.apply(new HeaderProof(h.header(), longer(h.path()))), "MalformedPath");
  }

  private void values(List<Hash> values, Function<List<Hash>, Move> with) {
    add(with.apply(longer(values)), "WrongCount(" + (values.size() + 1) + ", " + values.size());
    add(
        with.apply(values.subList(1, values.size())),
        "WrongCount(" + (values.size() - 1) + ", " + values.size());
  }

  /** Comes to the value picked all the same. */
  private void last(Picked picked, List<Hash> values, Function<List<Hash>, Move> with) {
    add(with.apply(replaced(values, values.size() - 1, picked.value())), "SameValue()");
  }

  private void stage(StageProof s, Function<StageProof, Move> with) {
    header(s.program(), h -> with.apply(new StageProof(h, s.leaf(), s.path(), s.code())));
    add(
        with.apply(new StageProof(s.program(), changed(s.leaf(), 0), s.path(), s.code())),
        "WrongStage");
    add(
        with.apply(new StageProof(s.program(), changed(s.leaf(), 39), s.path(), s.code())),
        "WrongStage");
    add(
        with.apply(
            new StageProof(
                s.program(), s.leaf(), s.path(), changed(s.code(), s.code().size() - 1))),
        "WrongStage");
    add(
        with.apply(new StageProof(s.program(), s.leaf(), longer(s.path()), s.code())),
        "MalformedPath");
  }

  private void written(Written w, Function<Written, Move> with) {
    Regions r = w.regions();
    add(with.apply(new Written(r, OTHER, w.path())), "WrongVariable");
    Regions[] others = {
      new Regions(OTHER, r.second(), r.third()),
      new Regions(r.first(), OTHER, r.third()),
      new Regions(r.first(), r.second(), OTHER)
    };
    for (Regions other : others) {
      // The variable's own region shows it first.
      add(with.apply(new Written(other, w.root(), w.path())), "Wrong");
    }
  }

  private void word(Bytes words, WordMove with) {
    add(with.of(posted.size(), words), "NoSuchValue");
    add(with.of(0, changed(words, 1)), "NotInList(0)");
  }

  private void evidence(Evidence e, Function<Evidence, Move> with) {
    Regions r = e.regions();
    add(
        with.apply(
            new Evidence(
                new Regions(r.second(), r.first(), r.third()),
                e.chunks(),
                e.operands(),
                e.chunkOf())),
        "WrongMemory");
    add(
        with.apply(new Evidence(r, e.chunks(), longer(e.operands(), 4), e.chunkOf())),
        "WrongOperands");
    if (e.operands().size() == 0) {
      return;
    }
    Bytes flipped = changed(e.operands(), e.operands().size() - 1);
    add(with.apply(new Evidence(r, e.chunks(), flipped, e.chunkOf())), "WrongOperand");
    Bytes more = longer(e.chunkOf(), 1);
    add(with.apply(new Evidence(r, e.chunks(), e.operands(), more)), "WrongOperand");
    Bytes missing = cut(e.operands(), 4);
    add(with.apply(new Evidence(r, e.chunks(), missing, e.chunkOf())), "WrongOperands");
    byte[] beyond = new byte[e.chunkOf().size()];
    Arrays.fill(beyond, (byte) e.chunks().size());
    add(with.apply(new Evidence(r, e.chunks(), e.operands(), Bytes.of(beyond))), "Panic");
    Chunk c = e.chunks().getFirst();
    chunk(
        e,
        new Chunk(c.tensor(), c.index(), changed(c.words(), 0), c.path(), c.variablePath()),
        with,
        "WrongVariable");
    chunk(
        e,
        new Chunk(c.tensor(), c.index(), cut(c.words(), 4), c.path(), c.variablePath()),
        with,
        "WrongChunk");
    chunk(
        e,
        new Chunk(c.tensor(), 99_999, c.words(), c.path(), c.variablePath()),
        with,
        "WrongChunk");
    chunk(
        e,
        new Chunk(77, c.index(), c.words(), c.path(), c.variablePath()),
        with,
        "NoSuchTensor(77)");
    chunk(
        e,
        new Chunk(c.tensor(), c.index(), c.words(), longer(c.path()), c.variablePath()),
        with,
        "MalformedPath");
    chunk(
        e,
        new Chunk(c.tensor(), c.index(), c.words(), c.path(), longer(c.variablePath())),
        with,
        "MalformedPath");
  }

  private void chunk(Evidence e, Chunk other, Function<Evidence, Move> with, String error) {
    List<Chunk> chunks = new ArrayList<>(e.chunks());
    chunks.set(0, other);
    add(with.apply(new Evidence(e.regions(), chunks, e.operands(), e.chunkOf())), error);
  }

  private void add(Move move, String error) {
    all.add(new Refusal(move, error));
  }

  private interface WordMove {
    Move of(int index, Bytes words);
  }

  private static List<Hash> longer(List<Hash> values) {
    List<Hash> longer = new ArrayList<>(values);
    longer.add(OTHER);
    return longer;
  }

  private static Bytes longer(Bytes bytes, int by) {
    return Bytes.of(Arrays.copyOf(bytes.toArray(), bytes.size() + by));
  }

  private static List<Hash> replaced(List<Hash> values, int at, Hash value) {
    List<Hash> replaced = new ArrayList<>(values);
    replaced.set(at, value);
    return replaced;
  }

  private static Bytes changed(Bytes bytes, int at) {
    byte[] changed = bytes.toArray();
    changed[at] ^= 1;
    return Bytes.of(changed);
  }

  private static Bytes cut(Bytes bytes, int by) {
    return Bytes.of(Arrays.copyOf(bytes.toArray(), bytes.size() - by));
  }
}
