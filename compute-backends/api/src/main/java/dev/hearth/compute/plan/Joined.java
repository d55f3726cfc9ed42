package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Gather;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A matrix product and an operator that runs next and only maps its elements, as one operator: the
 * same stages in the same order, so the same bits, but what the second reads of the first need not
 * pass through memory.
 */
public final class Joined {
  private final Operator first;
  private final Operator second;
  private final Map<Integer, Integer> numbers;
  private final List<Integer> dims;

  private Joined(Operator first, Operator second, Map<Integer, Integer> bound, List<Integer> dims) {
    this.first = first;
    this.second = second;
    this.numbers = new HashMap<>(bound);
    this.dims = dims;
  }

  /**
   * Empty where the first is no product, with or without maps behind it, or the second does more
   * than map its elements. The joined operator's arguments are the first's, less the inner ones,
   * then the second's, less the bound ones.
   *
   * @param bound tensors of the second that are outputs of the first, by their numbers
   * @param inner outputs of the first that nothing else reads
   */
  public static Optional<Operator> of(
      Operator first, Operator second, Map<Integer, Integer> bound, Set<Integer> inner) {
    return product(first)
        .map(product -> first.tensors().get(product.out()).shape())
        .map(dims -> new Joined(first, second, bound, dims))
        .filter(Joined::onlyMaps)
        .map(joined -> joined.operator(inner));
  }

  private static Optional<Multiplication> product(Operator operator) {
    return Multiplication.of(operator, 0)
        .filter(
            product ->
                operator.stages().stream()
                    .skip(product.stages())
                    .allMatch(
                        s ->
                            s.isMap()
                                && s.dims().equals(operator.tensors().get(product.out()).shape())));
  }

  private boolean onlyMaps() {
    return second.stages().stream().allMatch(s -> s.isMap() && (s.dims().equals(dims) || isFlat(s)))
        && second.stages().stream()
            .allMatch(
                s ->
                    s.reads()
                        .filter(r -> numbers.containsKey(r.tensor()))
                        .allMatch(r -> isOwn(reshaped(r.at(), s))));
  }

  /** Whether it goes over as many elements in one line, and does not ask which it is at. */
  private boolean isFlat(Stage stage) {
    return stage.dims().size() == 1
        && stage.dims().getFirst() == elements()
        && !usesIndex(stage.finish());
  }

  private int elements() {
    return dims.stream().reduce(1, Math::multiplyExact);
  }

  private static boolean usesIndex(Program program) {
    return program.result() == Program.FIRST_INDEX
        || program.code().stream().anyMatch(Joined::usesIndex);
  }

  private static boolean usesIndex(Instr instr) {
    return IntStream.range(0, instr.op().arity())
        .anyMatch(n -> instr.operand(n) == Program.FIRST_INDEX);
  }

  private boolean isOwn(Affine at) {
    return at.base() == 0 && IntStream.range(0, dims.size()).allMatch(d -> at.of(d) == stride(d));
  }

  private long stride(int d) {
    return dims.stream().skip(d + 1L).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  private Operator operator(Set<Integer> inner) {
    List<Tensor> tensors = new ArrayList<>();
    for (int t = 0; t < first.tensors().size(); t++) {
      Tensor own = first.tensors().get(t);
      Role role = inner.contains(t) ? Role.VIRTUAL : own.role();
      tensors.add(new Tensor(own.name(), role, own.type(), own.shape()));
    }
    for (int t = 0; t < second.tensors().size(); t++) {
      if (!numbers.containsKey(t)) {
        numbers.put(t, tensors.size());
        tensors.add(added(second.tensors().get(t), tensors));
      }
    }
    List<Stage> stages = new ArrayList<>(first.stages());
    second.stages().forEach(s -> stages.add(joined(s)));
    return new Operator(first.name() + ", " + second.name(), tensors, stages);
  }

  /** Under a name that no other has. */
  private Tensor added(Tensor tensor, List<Tensor> others) {
    String name = second.name() + "." + tensor.name() + "." + others.size();
    List<Integer> shape = tensor.role() == Role.IN ? tensor.shape() : dims;
    return new Tensor(name, tensor.role(), tensor.type(), shape);
  }

  private Stage joined(Stage stage) {
    Program finish = stage.finish();
    List<Read> reads = finish.reads().stream().map(r -> joined(r, stage)).toList();
    Program joined =
        new Program(reads, finish.constants(), finish.code(), finish.kinds(), finish.result());
    return new Stage(stage.name(), numbers.get(stage.out()), dims, Optional.empty(), joined);
  }

  private Read joined(Read read, Stage stage) {
    Optional<Gather> gather =
        read.gather()
            .map(
                g ->
                    new Gather(
                        numbers.get(g.tensor()), reshaped(g.at(), stage), g.scale(), g.limit()));
    return new Read(numbers.get(read.tensor()), reshaped(read.at(), stage), gather);
  }

  private Affine reshaped(Affine at, Stage stage) {
    if (stage.dims().equals(dims)) {
      return at;
    }
    List<Long> coefficients = new ArrayList<>();
    for (int d = 0; d < dims.size(); d++) {
      coefficients.add(at.of(0) * stride(d));
    }
    coefficients.add(at.ofK());
    return new Affine(at.base(), coefficients);
  }
}
