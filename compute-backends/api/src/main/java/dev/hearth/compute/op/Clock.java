package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;

/** What changes from step to step, so that every step is the same function of its memory. */
public final class Clock {
  private Clock() {}

  /** count[n] -> next[n] = count + 1, all integers; next may take the place of count. */
  public static Operator tick(int n) {
    Definition d = new Definition("clock.tick");
    TensorRef count = d.inInts("count", n);
    d.map(d.outInts("next", n), c -> c.at(count, i(0)).add(c.i32(1)));
    return d.build();
  }

  /** table[rows,width], clock[1] an integer -> row[width], the table's row of that number. */
  public static Operator row(int rows, int width) {
    Definition d = new Definition("clock.row");
    TensorRef table = d.in("table", rows, width);
    TensorRef clock = d.inInts("clock", 1);
    d.map(d.out("row", width), c -> c.gather(table, 0, clock.element(Index.of(0)), i(0)));
    return d.build();
  }
}
