package dev.hearth.conformance;

import static dev.hearth.compute.fold.Index.i;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.Conformity.Differs;
import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Arithmetic;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A machine that flushes subnormals must not be able to tell itself from the reference. */
@Execution(ExecutionMode.CONCURRENT)
class RangeArgumentsTest {
  static Stream<Family> families() {
    return Families.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void hold(Family family) {
    for (Trial trial : Conformance.trials(family)) {
      assertThat(trial.of(flushing(trial.operator()))).isInstanceOf(Conforms.class);
    }
  }

  /** The judge itself: squares of small floats without a flush are told apart. */
  @Test
  void areNeeded() {
    Definition d = new Definition("unproven");
    TensorRef x = d.in("x", 1000);
    d.map(
        d.out("y", 1000),
        c -> c.proven("none", () -> c.at(x, i(0)).mul(c.at(x, i(0))).mul(0x1p60)));
    Operator operator = d.build();
    assertThat(new Trial(operator, Flavor.SPREAD, 1).of(flushing(operator)))
        .isInstanceOf(Differs.class);
  }

  private static Trial.Runner flushing(Operator operator) {
    return new Interpreter(operator, Arithmetic.FLUSHING)::run;
  }
}
