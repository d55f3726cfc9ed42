package dev.hearth.compute.check;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which outputs of an operator may take which input's buffer. */
final class Places {
  private static final int OWN = -1;

  private final List<Tensor> tensors;
  private final int[] places;

  private Places(Operator operator) {
    this.tensors = operator.arguments();
    this.places = new int[tensors.size()];
    Arrays.fill(places, OWN);
  }

  /**
   * Every argument in a buffer of its own; then, where any output may, outputs in inputs' places.
   */
  static List<Places> possible(Operator operator) {
    Places inPlace = new Places(operator);
    inPlace.share(operator);
    boolean any = Arrays.stream(inPlace.places).anyMatch(place -> place != OWN);
    return any ? List.of(new Places(operator), inPlace) : List.of(inPlace);
  }

  /** Gives each output in turn the first input that allows it. */
  private void share(Operator operator) {
    for (int n = 0; n < places.length; n++) {
      if (tensors.get(n).role() == Role.OUT) {
        places[n] = place(operator, n);
      }
    }
  }

  /** Whether argument {@code n} may take an earlier one's buffer. */
  boolean shared(int n) {
    return places[n] != OWN;
  }

  /** That earlier argument. */
  int of(int n) {
    return places[n];
  }

  private int place(Operator operator, int out) {
    return IntStream.range(0, out)
        .filter(in -> tensors.get(in).role() == Role.IN && !isTaken(in, out))
        .filter(in -> operator.mayAlias(tensors.get(out).name(), tensors.get(in).name()))
        .findFirst()
        .orElse(OWN);
  }

  private boolean isTaken(int in, int before) {
    return IntStream.range(0, before).anyMatch(n -> places[n] == in);
  }
}
