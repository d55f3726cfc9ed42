package dev.hearth.verifier.dispute;

import static dev.hearth.verifier.dispute.RuleException.require;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.ListTree;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Picked;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.program.Place;
import dev.hearth.training.program.TracedProgram;
import java.util.List;

/**
 * The rules of docs/dispute.md for one dispute. Pure: state in, move in, what comes of it out.
 * Knows the program, whose hash the terms name, and so needs no proof of its parts; those that a
 * move carries are for the contract.
 */
public final class Game {
  private final Terms terms;
  private final TracedProgram program;
  private final Referee referee;

  /** Throws IllegalArgumentException when the terms name another program. */
  public Game(Terms terms, TracedProgram program) {
    if (!program.hash().equals(terms.programHash())) {
      throw new IllegalArgumentException("the dispute is about another program");
    }
    this.terms = terms;
    this.program = program;
    this.referee = new Referee(program);
  }

  /** The commitment has another number of values than the steps make: the provider has lost. */
  public boolean isMiscounted() {
    return terms.values() != program.commitmentValues();
  }

  public Position first() {
    return terms.first();
  }

  /** Whoever sends the move has to be {@code at.mover()}; that is the caller's to check. */
  public Turn apply(Position at, Move move) {
    try {
      return switch (move) {
        case Move.Steps steps -> next(steps(at, steps));
        case Move.StagesOfStep stages -> next(stagesOfStep(at, stages));
        case Move.StagesOfUpdate stages -> next(stagesOfUpdate(at, stages));
        case Move.Narrow narrow -> next(narrow(at, narrow));
        case Move.Tree tree -> next(tree(at, tree));
        case Move.Subtree subtree -> next(subtree(at, subtree));
        case Move.Words words -> next(words(at, words));
        case Move.Operations operations -> next(operations(at, operations));
        case Move.Prove prove -> prove(at, prove);
        case Move.ProveMap prove -> proveMap(at, prove);
      };
    } catch (RuleException e) {
      return new Turn.Refused(e.getMessage());
    }
  }

  private static Turn next(Position position) {
    return new Turn.Next(position);
  }

  private Position steps(Position at, Move.Steps move) {
    requireLevel(at, Level.SEGMENTS);
    Hash before = before(at, move.picked());
    require(move.picked().index() < at.count() - 1, "the last value is the update's");
    long begin = (long) move.picked().index() * program.segmentSteps();
    Span span = new Span(begin, Math.min(begin + program.segmentSteps(), program.steps()));
    requireOther(last(move.values(), span), move.picked());
    return new Posting(at, Level.STEPS, 0, Hash.ZERO, before, span, 0, 0).of(move.values());
  }

  private Position stagesOfStep(Position at, Move.StagesOfStep move) {
    requireLevel(at, Level.STEPS);
    Hash before = before(at, move.picked());
    single(at, move.picked());
    requireOther(move.state(), move.picked());
    Span span = Span.of(program.parts().total());
    Regions end = new Regions(move.state(), terms.inputsRoot(), move.work());
    requireSame(last(move.values(), span), end.root());
    Hash pre = new Regions(before, terms.inputsRoot(), program.blankWork()).root();
    return new Posting(at, Level.STAGES, 0, Hash.ZERO, pre, span, 0, 0).of(move.values());
  }

  private Position stagesOfUpdate(Position at, Move.StagesOfUpdate move) {
    requireLevel(at, Level.SEGMENTS);
    Hash before = before(at, move.picked());
    require(move.picked().index() == at.count() - 1, "the value is a segment's");
    requireOther(move.update(), move.picked());
    Span span = Span.of(program.update().program().instructions().size());
    Regions end = new Regions(before, terms.startRoot(), move.update());
    requireSame(last(move.values(), span), end.root());
    Hash pre = new Regions(before, terms.startRoot(), program.blankUpdate()).root();
    return new Posting(at, Level.STAGES, 1, Hash.ZERO, pre, span, 0, 0).of(move.values());
  }

  private Position narrow(Position at, Move.Narrow move) {
    require(
        List.of(Level.STEPS, Level.STAGES, Level.OPERATIONS).contains(at.level()),
        "nothing to narrow at " + at.level());
    Hash before = before(at, move.picked());
    Span span = span(at).group(move.picked().index());
    require(span.length() > 1, "the value stands for one alone");
    requireOther(last(move.values(), span), move.picked());
    return new Posting(
            at, at.level(), at.program(), at.memory(), before, span, at.stage(), at.element())
        .of(move.values());
  }

  private Position tree(Position at, Move.Tree move) {
    requireLevel(at, Level.STAGES);
    Hash before = before(at, move.picked());
    int stage = Math.toIntExact(single(at, move.picked()));
    Place place = program.written(at.program(), stage);
    long words = program.words(at.program(), stage);
    Row row = Row.top(words);
    require(move.values().size() == row.count(), "nodes are missing, or too many");
    Regions regions = move.before().regions();
    requireSame(regions.root(), before);
    requireSame(
        region(at.program(), place, move.before().root(), move.before().path()),
        regions.get(place.region()));
    Hash root = row.root(move.values());
    Hash after = region(at.program(), place, root, move.before().path());
    requireOther(regions.with(place.region(), after).root(), move.picked());
    Span span = new Span(0, words);
    return new Posting(at, Level.TREE, at.program(), before, Hash.ZERO, span, stage, 0)
        .row(row, move.values());
  }

  private Hash region(int of, Place place, Hash root, List<Hash> path) {
    return program
        .region(of, place, root, path)
        .orElseThrow(() -> new RuleException("the path is not that of the variable"));
  }

  private Position subtree(Position at, Move.Subtree move) {
    requireLevel(at, Level.TREE);
    requireListed(at, move.picked().index(), move.picked().value(), move.picked().path());
    require(at.height() > 0, "the value is a chunk's");
    Row row = Row.of(at).under(move.picked().index());
    require(move.values().size() == row.count(), "nodes are missing, or too many");
    requireOther(Row.node(move.values()), move.picked());
    return Posting.in(at, Level.TREE).row(row, move.values());
  }

  private Position words(Position at, Move.Words move) {
    requireLevel(at, Level.TREE);
    requireListed(at, move.picked().index(), move.picked().value(), move.picked().path());
    require(at.height() == 0, "the value is not a chunk's");
    Row row = Row.of(at);
    long chunk = at.index() + move.picked().index();
    int count = row.words(chunk);
    require(move.data().size() == count * Integer.BYTES, "the chunk has " + count + " words");
    Hash leaf = MerkleTree.leaf(Type.VARIABLE, move.data().toArray());
    requireOther(leaf, move.picked());
    return Posting.in(at, Level.WORDS).chunk(chunk, leaf, count);
  }

  private Position operations(Position at, Move.Operations move) {
    int word = word(at, move.index(), move.data().toArray());
    long element = Row.element(at, move.index());
    require(!referee.isMap(at), "the stage has no loop");
    Span span = Span.of(referee.operations(at, element));
    require(
        !last(move.values(), span).equals(Words.value(word)),
        "the value picked is the mover's own");
    return new Posting(
            at, Level.OPERATIONS, at.program(), at.memory(), Hash.ZERO, span, at.stage(), element)
        .of(move.values());
  }

  private Turn prove(Position at, Move.Prove move) {
    requireLevel(at, Level.OPERATIONS);
    Hash before = before(at, move.picked());
    int operation = Math.toIntExact(single(at, move.picked()));
    int found =
        referee.run(at, at.element(), operation, Words.word(before), move.stage(), move.evidence());
    return over(at, move.picked().index(), at.element(), operation, move.picked().value(), found);
  }

  private Turn proveMap(Position at, Move.ProveMap move) {
    int word = word(at, move.index(), move.data().toArray());
    long element = Row.element(at, move.index());
    require(referee.isMap(at), "the stage is not a map");
    int found = referee.run(at, element, 0, 0, move.stage(), move.evidence());
    return over(at, move.index(), element, 0, Words.value(word), found);
  }

  /** A value that is no word was never computed. */
  private static Turn over(
      Position at, int index, long element, int operation, Hash posted, int found) {
    int word = Words.isWord(posted) ? Words.word(posted) : ~found;
    return new Turn.Over(at, index, element, operation, word, found);
  }

  private static int word(Position at, int index, byte[] data) {
    requireLevel(at, Level.WORDS);
    require(index >= 0 && index < at.count(), "no such word");
    require(
        MerkleTree.leaf(Type.VARIABLE, data).equals(at.list()), "these are not the words posted");
    return Words.at(data, index);
  }

  private static Hash before(Position at, Picked picked) {
    requireListed(at, picked.index(), picked.value(), picked.path());
    if (picked.index() == 0) {
      return at.pre();
    }
    requireListed(at, picked.index() - 1, picked.before(), picked.beforePath());
    return picked.before();
  }

  private static void requireListed(Position at, int index, Hash value, List<Hash> path) {
    boolean listed =
        at.level() == Level.SEGMENTS
            ? MerkleTree.proves(
                Type.COMMITMENT,
                at.list(),
                at.count(),
                index,
                MerkleTree.leaf(Type.COMMITMENT, value.toArray()),
                path)
            : ListTree.proves(at.list(), at.count(), index, value, path);
    require(listed, "value " + index + " is not in the list");
  }

  private static Span span(Position at) {
    return new Span(at.begin(), at.end());
  }

  private static long single(Position at, Picked picked) {
    Span group = span(at).group(picked.index());
    require(group.length() == 1, "the value stands for several");
    return group.begin();
  }

  private static Hash last(List<Hash> values, Span span) {
    require(values.size() == span.count(), span.count() + " values are wanted");
    return values.getLast();
  }

  private static void requireLevel(Position at, Level level) {
    require(at.level() == level, "the dispute is at " + at.level());
  }

  private static void requireOther(Hash own, Picked picked) {
    require(!own.equals(picked.value()), "the value picked is the mover's own");
  }

  private static void requireSame(Hash shown, Hash expected) {
    require(shown.equals(expected), "what is shown does not come to what it has to");
  }
}
