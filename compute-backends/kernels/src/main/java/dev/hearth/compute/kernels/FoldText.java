package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Trip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the loop over k, with an accumulator for each vector. */
record FoldText(NestText nest, Loop loop, Point point) {
  /** The names of the accumulators after the loop. */
  List<String> write() {
    List<String> sums = new ArrayList<>();
    for (int v = 0; v < nest.vectors(); v++) {
      String init = nest.program(loop.init(), point, v, "").write(kind());
      sums.add(nest.out().fresh("s"));
      nest.out().line("%s %s = %s;", type(nest.lanes()), sums.get(v), init);
    }
    if (nest.lanes() == 1 || alike()) {
      turns("0", turns(point, 0), () -> together(sums));
    } else {
      String even = nest.out().fresh("n");
      String first = turns(point, 0);
      String last = turns(point, nest.lanes() * nest.vectors() - 1);
      nest.out().line("int %s = hk_min(%s, %s);", even, first, last);
      turns("0", even, () -> together(sums));
      for (int v = 0; v < sums.size(); v++) {
        apart(sums.get(v), v, even);
      }
    }
    return sums;
  }

  private void together(List<String> sums) {
    for (int v = 0; v < sums.size(); v++) {
      String next = nest.program(loop.body(), point, v, sums.get(v)).write(kind());
      nest.out().line("%s = %s;", sums.get(v), next);
    }
  }

  /** The turns that some lanes take more than others, lane by lane. */
  private void apart(String sum, int vector, String from) {
    Source out = nest.out();
    String lanes = out.fresh("a");
    String lane = out.fresh("lane");
    String at = out.fresh("at");
    Point own = point.along(at);
    out.line("%s %s[%d];", type(1), lanes, nest.lanes());
    out.line("hk_store%d(%s, &%s[0]);", nest.lanes(), sum, lanes);
    out.open("for (int %1$s = 0; %1$s < %2$d; %1$s++)", lane, nest.lanes());
    String begin = point.index().get(point.last());
    out.line("int %s = %s + %d + %s;", at, begin, vector * nest.lanes(), lane);
    String element = "%s[%s]".formatted(lanes, lane);
    turns(
        from,
        turns(own, 0),
        () -> out.line("%s = %s;", element, nest.lane(loop.body(), own, element).write(kind())));
    out.close();
    out.line("%s = hk_load%d(&%s[0]);", sum, nest.lanes(), lanes);
  }

  private void turns(String from, String to, Runnable body) {
    String end = nest.out().fresh("n");
    nest.out().line("int %s = %s;", end, to);
    nest.out().open("for (int k = %s; k < %s; k++)", from, end);
    body.run();
    nest.out().close();
  }

  private String turns(Point at, int shift) {
    Trip trip = loop.trip();
    Numbers numbers = nest.out().numbers();
    return "hk_trip(%s, %s, %s)"
        .formatted(
            at.number(numbers, trip.numerator(), shift),
            numbers.of(trip.divisor()),
            numbers.of(trip.maximum()));
  }

  /** Whether all lanes of a vector are known to take the same number of turns. */
  private boolean alike() {
    Affine numerator = loop.trip().numerator();
    int last = point.last();
    int[] first = new int[point.index().size()];
    int[] end = new int[point.index().size()];
    end[last] = nest.nest().dims().getLast() - 1;
    boolean sameInAllRows = IntStream.range(0, last).allMatch(d -> numerator.of(d) == 0);
    return numerator.of(last) == 0
        || sameInAllRows && loop.trip().count(first) == loop.trip().count(end);
  }

  private Kind kind() {
    return loop.body().kinds().get(Program.ACCUMULATOR);
  }

  private String type(int lanes) {
    return ProgramText.type(kind(), lanes);
  }
}
