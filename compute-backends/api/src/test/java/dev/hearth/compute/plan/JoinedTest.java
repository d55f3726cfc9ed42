package dev.hearth.compute.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JoinedTest {
  private static final int ROWS = 5;
  private static final int COLUMNS = 5;
  private static final int SIZE = ROWS * COLUMNS;
  private static final Operator PRODUCT = Gemm.nn(ROWS, COLUMNS, 300);

  static Stream<Arguments> maps() {
    return Stream.of(
        arguments(Bias.forward(ROWS, COLUMNS), "x"),
        arguments(Add.of(SIZE), "a"),
        arguments(Add.of(SIZE), "b"),
        arguments(Gelu.forward(SIZE), "x"),
        arguments(Gelu.gradient(SIZE), "dy"));
  }

  /** The product's arguments first, then the map's other inputs, at last its output. */
  @ParameterizedTest
  @MethodSource("maps")
  void givesTheBitsOfOneAfterTheOther(Operator map, String handedOver) {
    Operator joined = joined(PRODUCT, map, handedOver).orElseThrow();
    int[][] words = new Trial(joined, Flavor.CANCELLING, 1).expected();
    int[] product = new int[SIZE];
    new Interpreter(PRODUCT).run(words[0], words[1], product);
    int[][] arguments = new int[map.arguments().size()][];
    int next = 2;
    for (int n = 0; n < arguments.length; n++) {
      boolean handed = map.arguments().get(n).name().equals(handedOver);
      arguments[n] = handed ? product : words[next++].clone();
    }
    new Interpreter(map).run(arguments);
    assertThat(arguments[arguments.length - 1]).isEqualTo(words[words.length - 1]);
  }

  @Test
  void goesOnBehindWhatIsJoined() {
    Operator biased = joined(PRODUCT, Bias.forward(ROWS, COLUMNS), "x").orElseThrow();
    Operator all = joined(biased, Gelu.forward(SIZE), "x").orElseThrow();
    assertThat(all.name()).isEqualTo("gemm.nn, bias, gelu");
    assertThat(all.arguments())
        .extracting(Tensor::role)
        .containsExactly(Role.IN, Role.IN, Role.IN, Role.OUT);
  }

  @Test
  void keepsWhatOthersRead() {
    int in = number(Add.of(SIZE), "a");
    Operator joined =
        Joined.of(PRODUCT, Add.of(SIZE), Map.of(in, out(PRODUCT)), Set.of()).orElseThrow();
    assertThat(joined.arguments())
        .extracting(Tensor::role)
        .containsExactly(Role.IN, Role.IN, Role.OUT, Role.IN, Role.OUT);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        arguments(PRODUCT, LayerNorm.forward(ROWS, COLUMNS), "x"),
        arguments(PRODUCT, PRODUCT, "a"),
        arguments(Add.of(SIZE), Gelu.forward(SIZE), "x"),
        arguments(PRODUCT, transposition(), "x"),
        arguments(PRODUCT, numbering(), "x"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void leavesOthersAlone(Operator first, Operator second, String handedOver) {
    assertThat(joined(first, second, handedOver)).isEmpty();
  }

  private static Operator transposition() {
    Definition d = new Definition("transposition");
    TensorRef x = d.in("x", COLUMNS, ROWS);
    d.map(d.out("y", ROWS, COLUMNS), c -> c.at(x, Index.i(1), Index.i(0)).add(1));
    return d.build();
  }

  /** In one line, and every element asks which it is. */
  private static Operator numbering() {
    Definition d = new Definition("numbering");
    TensorRef x = d.in("x", SIZE);
    d.map(
        d.out("y", SIZE),
        c -> c.select(c.index(0).equalTo(c.i32(3)), c.f32(0), c.at(x, Index.i(0)).add(1)));
    return d.build();
  }

  private static Optional<Operator> joined(Operator first, Operator second, String handedOver) {
    Map<Integer, Integer> bound = Map.of(number(second, handedOver), out(first));
    return Joined.of(first, second, bound, Set.of(out(first)));
  }

  private static int out(Operator operator) {
    return operator.stages().getLast().out();
  }

  private static int number(Operator operator, String tensor) {
    List<Tensor> tensors = operator.tensors();
    return tensors.indexOf(operator.tensor(tensor));
  }
}
