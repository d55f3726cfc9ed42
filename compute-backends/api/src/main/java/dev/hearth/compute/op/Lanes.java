package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.K;
import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Body;
import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Count;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The order of a reduction along a row: 32 lanes, lane = column mod 32, each in ascending order,
 * then the tree 16-8-4-2-1.
 *
 * @param rows the shape of the result
 * @param columns how many columns take part, at least one; may depend on the row
 * @param most the largest such count
 */
record Lanes(Definition definition, String name, int[] rows, Index columns, int most) {
  private static final int LANES = 32;

  /** What a column contributes. */
  interface Term {
    Value of(Code code, Index column);
  }

  /** A fixed number of columns. */
  static Lanes of(Definition definition, String name, int[] rows, int columns) {
    return new Lanes(definition, name, rows, Index.of(columns), columns);
  }

  /** The terms must be canonical. */
  TensorRef sum(Term term) {
    return reduce(definition::virtual, c -> c.f32(0), term, Sum::of);
  }

  TensorRef max(Term term) {
    return reduce(definition::virtual, c -> c.f32(-Float.MAX_VALUE), term, (c, a, b) -> a.max(b));
  }

  TensorRef sumOfInts(Term term) {
    return reduce(definition::virtualInts, c -> c.i32(0), term, (c, a, b) -> a.add(b));
  }

  private interface Join {
    Value of(Code code, Value a, Value b);
  }

  private interface Declaration {
    TensorRef of(String name, int... shape);
  }

  private TensorRef reduce(
      Declaration declaration, Function<Code, Value> init, Term term, Join join) {
    Index lane = i(rows.length);
    TensorRef level = declaration.of(name + ".32", withLanes(LANES));
    Count turns = Count.ceil(columns.minus(lane), LANES, Math.ceilDiv(most, LANES));
    Body turn = (c, acc) -> join.of(c, acc, term.of(c, lane.plus(K.times(LANES))));
    definition.fold(level, turns, init, turn);
    for (int half = LANES / 2; half > 1; half /= 2) {
      level = halve(level, declaration.of(name + "." + half, withLanes(half)), half, join);
    }
    return last(level, declaration.of(name, rows), join);
  }

  private TensorRef halve(TensorRef from, TensorRef to, int half, Join join) {
    Index lane = i(rows.length);
    definition.map(
        to, c -> join.of(c, c.at(from, atLane(lane)), c.at(from, atLane(lane.plus(half)))));
    return to;
  }

  private TensorRef last(TensorRef from, TensorRef to, Join join) {
    definition.map(
        to, c -> join.of(c, c.at(from, atLane(Index.of(0))), c.at(from, atLane(Index.of(1)))));
    return to;
  }

  private int[] withLanes(int lanes) {
    int[] shape = Arrays.copyOf(rows, rows.length + 1);
    shape[rows.length] = lanes;
    return shape;
  }

  private Index[] atLane(Index lane) {
    Index[] index = new Index[rows.length + 1];
    Arrays.setAll(index, d -> d < rows.length ? i(d) : lane);
    return index;
  }
}
