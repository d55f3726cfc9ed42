package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The error bounds and edges that the functions promise, against StrictMath in doubles. */
class ElementaryFunctionsTest {
  private static final int SAMPLES = 200_000;

  record Promise(
      String name,
      BiFunction<Code, Value, Value> function,
      DoubleUnaryOperator exact,
      double low,
      double high,
      boolean exponents,
      double ulps) {
    @Override
    public String toString() {
      return name + " on [" + low + ", " + high + "]";
    }

    double sample(Random random) {
      double x = low + random.nextDouble() * (high - low);
      return exponents ? StrictMath.pow(2, x) : x;
    }
  }

  static Stream<Promise> promises() {
    return Stream.of(
        new Promise("exp", Exp::of, StrictMath::exp, -69, 88, false, 0.9),
        new Promise("exp", Exp::of, StrictMath::exp, -100, -1, true, 0.9),
        new Promise("log", Log::of, StrictMath::log, -100, 100, true, 0.9),
        new Promise("log", Log::of, StrictMath::log, 0, 1, true, 0.9),
        new Promise("tanh", Tanh::of, StrictMath::tanh, -20, 20, false, 1.3),
        new Promise("tanh", Tanh::of, StrictMath::tanh, -100, 0, true, 1.3),
        new Promise("1/x", Reciprocal::of, x -> 1 / x, -100, 100, true, 0.6),
        new Promise("-1/x", (c, x) -> Reciprocal.of(c, x.neg()), x -> -1 / x, -1, 1, true, 0.6),
        new Promise("1/sqrt", ReciprocalRoot::of, x -> 1 / StrictMath.sqrt(x), -100, 100, true, 1));
  }

  @ParameterizedTest
  @MethodSource("promises")
  void staysWithinItsBound(Promise promise) {
    Random random = new Random(1);
    double[] x = new double[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      x[n] = (float) promise.sample(random);
    }
    double[] y = Run.of(elementwise(promise.function(), SAMPLES), x).reals("y");
    double worst = 0;
    for (int n = 0; n < SAMPLES; n++) {
      double exact = promise.exact().applyAsDouble(x[n]);
      worst = Math.max(worst, Math.abs(y[n] - exact) / Math.ulp((float) exact));
    }
    assertThat(worst).isLessThanOrEqualTo(promise.ulps());
  }

  @Test
  void keepsTheEdgesOfExp() {
    double[] x = {Double.NEGATIVE_INFINITY, -1e30, -69.1, 0, 88, 1e30, Double.POSITIVE_INFINITY};
    double top = Run.of(elementwise(Exp::of, 1), new double[] {88}).reals("y")[0];
    assertThat(top).isGreaterThan(1.6e38);
    assertThat(Run.of(elementwise(Exp::of, x.length), x).reals("y"))
        .containsExactly(0, 0, 0, 1, top, top, top);
  }

  @Test
  void keepsTheEdgesOfTanh() {
    double[] x = {Double.NEGATIVE_INFINITY, -16, 0, 0x1p-100, -0x1p-100, 1e30};
    assertThat(Run.of(elementwise(Tanh::of, x.length), x).reals("y"))
        .containsExactly(-1, -1, 0, 0x1p-100, -0x1p-100, 1);
  }

  static Stream<BiFunction<Code, Value, Value>> functions() {
    return promises().map(Promise::function);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void passesNanOn(BiFunction<Code, Value, Value> function) {
    double[] nan = {Double.NaN};
    assertThat(Run.of(elementwise(function, 1), nan).reals("y")[0]).isNaN();
  }

  private static Operator elementwise(BiFunction<Code, Value, Value> function, int n) {
    Definition d = new Definition("elementwise");
    TensorRef x = d.in("x", n);
    d.map(d.out("y", n), c -> function.apply(c, c.at(x, i(0))));
    return d.build();
  }
}
