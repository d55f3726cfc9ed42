package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of the arguments of kernels only Metal goes by the numbers; other compilers overlook a wrong one.
 */
class KernelTextTest {
  private static final Pattern KERNEL =
      Pattern.compile("HK_(?:DENSE_)?KERNEL\\([^)]+\\)\\((.*)\\) \\{");
  private static final Pattern ARGUMENT =
      Pattern.compile("HK_(?:BUFFER|FIRST|NUMBERS)\\((?:\\w+, )*(\\d+)\\)");

  static Stream<Operator> operators() {
    return Families.ALL.stream().flatMap(family -> family.operators().stream());
  }

  @ParameterizedTest
  @MethodSource("operators")
  void numbersArgumentsInTheirOrder(Operator operator) {
    KernelPlan plan = KernelPlan.of(operator, KernelShape.ITEMS);
    for (int n = 0; n < plan.texts().size(); n++) {
      int arguments = plan.launches().get(n).slots().size() + 2;
      assertThat(numbers(plan.texts().get(n)))
          .containsExactlyElementsOf(IntStream.range(0, arguments).boxed().toList());
    }
  }

  private static List<Integer> numbers(String text) {
    String arguments =
        KERNEL.matcher(text).results().map(kernel -> kernel.group(1)).findFirst().orElseThrow();
    return ARGUMENT.matcher(arguments).results().map(KernelTextTest::number).toList();
  }

  private static int number(MatchResult argument) {
    return Integer.parseInt(argument.group(1));
  }
}
