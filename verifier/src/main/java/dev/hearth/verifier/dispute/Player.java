package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.ListTree;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Picked;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.StageProof;
import dev.hearth.training.program.TracedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One side of a dispute at one position: attacks the first value that is not its own. With a true
 * trace it wins, whatever the other side does. For the trace's thread.
 */
public final class Player {
  private final TracedProgram program;
  private final Trace trace;
  private final Listed listed;

  /**
   * @param listed what the position holds that is moved from
   */
  public Player(TracedProgram program, Trace trace, Listed listed) {
    this.program = program;
    this.trace = trace;
    this.listed = listed;
  }

  /** The values that a provider with this trace commits to. */
  public static List<Hash> commitment(TracedProgram program, Trace trace) {
    return IntStream.range(0, program.commitmentValues())
        .mapToObj(index -> committed(program, trace, index))
        .toList();
  }

  /** What to do at {@code at}; empty when everything posted is its own account too. */
  public Optional<Move> move(Position at) {
    return switch (at.level()) {
      case SEGMENTS -> first(index -> committed(program, trace, index)).map(i -> segment(at, i));
      case STEPS -> first(index -> trace.state(end(at, index))).map(i -> step(at, i));
      case STAGES -> first(index -> run(at).memory(end(at, index))).map(i -> stage(at, i));
      case TREE -> node(at);
      case WORDS -> word(at);
      case OPERATIONS -> operation(at);
    };
  }

  private Optional<Integer> first(IntFunction<Hash> own) {
    return IntStream.range(0, listed.values().size())
        .filter(index -> !listed.values().get(index).equals(own.apply(index)))
        .boxed()
        .findFirst();
  }

  private static Hash committed(TracedProgram program, Trace trace, int index) {
    return index == program.commitmentValues() - 1
        ? trace.update().end().third()
        : trace.state(Math.min((index + 1) * program.segmentSteps(), program.steps()));
  }

  private Move segment(Position at, int index) {
    Picked picked = picked(at, index);
    if (index == at.count() - 1) {
      Trace.Run run = trace.update();
      Span span = Span.of(program.update().program().instructions().size());
      return new Move.StagesOfUpdate(picked, header(), run.end().third(), memories(run, span));
    }
    long begin = (long) index * program.segmentSteps();
    Span span = new Span(begin, Math.min(begin + program.segmentSteps(), program.steps()));
    return new Move.Steps(picked, header(), states(span));
  }

  private Move step(Position at, int index) {
    Span group = span(at).group(index);
    if (group.length() > 1) {
      return new Move.Narrow(picked(at, index), states(group));
    }
    Trace.Run run = trace.step(Math.toIntExact(group.begin()));
    Regions end = run.end();
    Span span = Span.of(program.parts().total());
    return new Move.StagesOfStep(
        picked(at, index), header(), end.first(), end.third(), memories(run, span));
  }

  private Move stage(Position at, int index) {
    Span group = span(at).group(index);
    if (group.length() > 1) {
      return new Move.Narrow(picked(at, index), memories(run(at), group));
    }
    int number = Math.toIntExact(group.begin());
    Trace.Stage stage = run(at).stage(number);
    Row row = Row.top(stage.size());
    return new Move.Tree(
        picked(at, index), proof(at.program(), number), stage.before(), stage.row(row.height()));
  }

  private Optional<Move> node(Position at) {
    Trace.Stage stage = run(at).stage(at.stage());
    List<Hash> own = stage.row(at.height());
    return first(index -> own.get(Math.toIntExact(at.index() + index)))
        .map(index -> under(at, index, stage));
  }

  private Move under(Position at, int index, Trace.Stage stage) {
    if (at.height() == 0) {
      return new Move.Words(picked(at, index), stage.chunk(Math.toIntExact(at.index() + index)));
    }
    Row row = Row.of(at).under(index);
    int from = Math.toIntExact(row.index());
    return new Move.Subtree(
        picked(at, index), stage.row(row.height()).subList(from, from + row.count()));
  }

  private Optional<Move> word(Position at) {
    Trace.Stage stage = run(at).stage(at.stage());
    byte[] own = stage.chunk(Math.toIntExact(at.index())).toArray();
    byte[] posted = listed.words().toArray();
    return IntStream.range(0, at.count())
        .filter(n -> Words.at(own, n) != Words.at(posted, n))
        .boxed()
        .findFirst()
        .map(n -> element(at, n, stage));
  }

  private Move element(Position at, int index, Trace.Stage stage) {
    long element = Row.element(at, index);
    StageProof proof = proof(at.program(), at.stage());
    if (program.stage(at.program(), at.stage()).isMap()) {
      return new Move.ProveMap(index, listed.words(), proof, stage.evidence(element, 0));
    }
    int[] operations = stage.operations(element);
    return new Move.Operations(
        index, listed.words(), proof, accumulators(operations, Span.of(operations.length)));
  }

  private Optional<Move> operation(Position at) {
    Trace.Stage stage = run(at).stage(at.stage());
    int[] own = stage.operations(at.element());
    return first(index -> Words.value(own[end(at, index) - 1]))
        .map(index -> operation(at, index, stage, own));
  }

  private Move operation(Position at, int index, Trace.Stage stage, int[] own) {
    Span group = span(at).group(index);
    if (group.length() > 1) {
      return new Move.Narrow(picked(at, index), accumulators(own, group));
    }
    return new Move.Prove(
        picked(at, index),
        proof(at.program(), at.stage()),
        stage.evidence(at.element(), Math.toIntExact(group.begin())));
  }

  private List<Hash> states(Span span) {
    return listed(span, trace::state);
  }

  private static List<Hash> memories(Trace.Run run, Span span) {
    return listed(span, run::memory);
  }

  private static List<Hash> accumulators(int[] words, Span span) {
    return listed(span, end -> Words.value(words[end - 1]));
  }

  /** What holds after each group. */
  private static List<Hash> listed(Span span, IntFunction<Hash> after) {
    return IntStream.range(0, span.count())
        .mapToObj(index -> after.apply(Math.toIntExact(span.group(index).end())))
        .toList();
  }

  private Trace.Run run(Position at) {
    return at.program() == 0 ? trace.step(listed.step()) : trace.update();
  }

  private Picked picked(Position at, int index) {
    boolean first = index == 0 || at.level() == Level.TREE;
    return new Picked(
        index,
        listed.values().get(index),
        path(at, index),
        first ? Hash.ZERO : listed.values().get(index - 1),
        first ? List.of() : path(at, index - 1));
  }

  private List<Hash> path(Position at, int index) {
    if (at.level() != Level.SEGMENTS) {
      return new ListTree(listed.values()).path(index);
    }
    List<Hash> leaves = new ArrayList<>();
    for (Hash value : listed.values()) {
      leaves.add(MerkleTree.leaf(Type.COMMITMENT, value.toArray()));
    }
    return new MerkleTree(Type.COMMITMENT, leaves).proof(index);
  }

  private HeaderProof header() {
    return new HeaderProof(Bytes.of(program.header()), program.path(0));
  }

  private StageProof proof(int of, int stage) {
    int leaf = program.leaf(of, stage);
    return new StageProof(
        header(),
        Bytes.of(program.leafData(of, stage)),
        program.path(leaf),
        Bytes.of(program.stage(of, stage).canonicalBytes()));
  }

  private static Span span(Position at) {
    return new Span(at.begin(), at.end());
  }

  private static int end(Position at, int index) {
    return Math.toIntExact(span(at).group(index).end());
  }
}
