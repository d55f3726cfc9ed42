package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.ListTree;
import dev.hearth.protocol.dispute.Position;
import java.util.List;

/** A position in the making, one ply after another. */
record Posting(
    Position last,
    Level level,
    int program,
    Hash memory,
    Hash pre,
    Span span,
    int stage,
    long element) {

  /** About the same variable. */
  static Posting in(Position last, Level level) {
    return new Posting(
        last,
        level,
        last.program(),
        last.memory(),
        Hash.ZERO,
        new Span(last.begin(), last.end()),
        last.stage(),
        0);
  }

  Position of(List<Hash> values) {
    return position(0, 0, new ListTree(values).root(), values.size());
  }

  Position row(Row row, List<Hash> nodes) {
    return position(row.height(), row.index(), new ListTree(nodes).root(), nodes.size());
  }

  Position chunk(long index, Hash leaf, int words) {
    return position(0, index, leaf, words);
  }

  private Position position(int height, long index, Hash list, int count) {
    return new Position(
        last.dispute(),
        last.ply() + 1,
        level,
        program,
        memory,
        pre,
        span.begin(),
        span.end(),
        stage,
        height,
        index,
        element,
        list,
        count);
  }
}
