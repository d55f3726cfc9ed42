package dev.hearth.training.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.training.Preset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinedProgramTest {
  private static final int VOCABULARY = 256;

  @ParameterizedTest
  @EnumSource
  void joinsWhatFollowsEveryProductOfABlock(Preset preset) {
    List<String> names = names(JoinedProgram.of(step(preset, Activations.KEPT).program()));
    assertThat(names)
        .contains("gemm.nn, bias", "gemm.nn, bias, gelu", "gemm.nn, bias, add")
        .contains("gemm.nt, gelu.gradient")
        .doesNotContain("bias", "gelu", "gelu.gradient");
    assertThat(names.contains("gemm.tn, add"))
        .isEqualTo(preset.hyperparameters().accumulation() > 1);
  }

  /** What training is reckoned to need is reckoned of the plain program. */
  @ParameterizedTest
  @EnumSource
  void needsNoMoreMemory(Preset preset) {
    for (Activations activations : Activations.values()) {
      Program plain = step(preset, activations).program();
      assertThat(new BufferPlan(JoinedProgram.of(plain).program()).bytes())
          .isLessThanOrEqualTo(new BufferPlan(plain).bytes());
    }
    Program plain = ForwardProgram.logits(preset.shape(VOCABULARY)).program();
    assertThat(new BufferPlan(JoinedProgram.of(plain).program()).bytes())
        .isLessThanOrEqualTo(new BufferPlan(plain).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void joinsNothingAcrossTheParts(Preset preset) {
    StepProgram step = step(preset, Activations.RECOMPUTED);
    assertThat(JoinedProgram.of(step.program()).begins())
        .contains(0, step.parts().more(), step.parts().update(), step.parts().end());
  }

  private static StepProgram step(Preset preset, Activations activations) {
    return StepProgram.of(preset.shape(VOCABULARY), preset.hyperparameters(), activations);
  }

  private static List<String> names(JoinedProgram joined) {
    return joined.program().instructions().stream().map(i -> i.operator().name()).toList();
  }
}
