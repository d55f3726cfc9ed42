package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.plan.Nest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what a nest does at one place: for {@code vectors} vectors of {@code lanes} neighbours.
 * Two vectors in a fold hide the latency of each other's additions.
 */
record NestText(
    Source out,
    Storage storage,
    Nest nest,
    Point point,
    int lanes,
    int vectors,
    Map<Integer, List<String>> forwarded) {

  NestText(Source out, Storage storage, Nest nest, int lanes, int vectors) {
    this(out, storage, nest, Point.of(nest.rank()), lanes, vectors, new HashMap<>());
  }

  void write() {
    nest.stages().forEach(this::stage);
  }

  /** Computes what the nest does for one element, without storing it: where each result is. */
  Map<Integer, String> values() {
    nest.stages().forEach(this::compute);
    Map<Integer, String> values = new HashMap<>();
    nest.stages().forEach(s -> values.put(s.out(), forwarded.get(s.out()).getFirst()));
    return values;
  }

  private void stage(Stage stage) {
    compute(stage);
    if (storage.layout().stored(stage.out())) {
      for (int v = 0; v < vectors; v++) {
        String result = forwarded.get(stage.out()).get(v);
        out.line("hk_store%d(%s, %s);", lanes, result, written(stage, v));
      }
    }
  }

  private void compute(Stage stage) {
    List<String> sums = stage.loop().map(loop -> sums(loop, point)).orElse(null);
    Kind kind = storage.kind(stage.out());
    List<String> results = new ArrayList<>();
    for (int v = 0; v < vectors; v++) {
      String sum = sums == null ? "" : sums.get(v);
      String result = out.fresh("x");
      String value = program(stage.finish(), point, v, sum).write(kind);
      out.line("%s %s = %s;", ProgramText.type(kind, lanes), result, value);
      results.add(result);
    }
    forwarded.put(stage.out(), results);
  }

  private List<String> sums(Loop loop, Point point) {
    return new FoldText(this, loop, point).write();
  }

  ProgramText program(Program program, Point point, int vector, String accumulator) {
    Map<Integer, String> known = new HashMap<>();
    forwarded.forEach((tensor, results) -> known.put(tensor, results.get(vector)));
    int shift = vector * lanes;
    return new ProgramText(out, storage, point, lanes, shift, known, program, accumulator);
  }

  /** For one element of a vector, its place being the point's. */
  ProgramText lane(Program program, Point point, String accumulator) {
    return new ProgramText(out, storage, point, 1, 0, Map.of(), program, accumulator);
  }

  private String written(Stage stage, int vector) {
    Tensor tensor = storage.layout().tensor(stage.out());
    List<Long> strides = new ArrayList<>();
    for (int d = 0; d < tensor.shape().size(); d++) {
      strides.add(tensor.stride(d));
    }
    strides.add(0L);
    Affine at = storage.address(stage.out(), new Affine(0, strides));
    return storage.array(stage.out())
        + " + ("
        + point.number(out.numbers(), at, vector * lanes)
        + ")";
  }
}
