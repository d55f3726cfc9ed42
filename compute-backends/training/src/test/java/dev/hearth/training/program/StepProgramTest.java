package dev.hearth.training.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.Add;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Preset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepProgramTest {
  private static final ModelShape SHAPE = new ModelShape(2, 32, 2, 32, 40);

  @Test
  void buffersOfTheDeadAreUsedAgain() {
    Program program = StepProgram.of(SHAPE, batch(2), Activations.KEPT).program();
    long variables = program.variables().stream().mapToLong(Variable::size).sum();
    assertThat(new BufferPlan(program).bytes()).isLessThan(variables * Float.BYTES * 3 / 4);
  }

  /** GPT-2's smallest at a batch of 2, where the state alone takes 1.3 GiB. */
  @Test
  void recomputingNeedsMuchLess() {
    ModelShape base = Preset.BASE.shape(256);
    assertThat(bytes(base, batch(2), Activations.RECOMPUTED))
        .isLessThan(bytes(base, batch(2), Activations.KEPT) * 55 / 100);
  }

  /** But for the sums, which have to outlive the gradients of a micro-batch. */
  @Test
  void accumulatingNeedsWhatAMicroBatchNeeds() {
    ModelShape base = Preset.BASE.shape(256);
    long whole = bytes(base, batch(2), Activations.KEPT);
    long accumulated = bytes(base, batch(8).accumulating(4), Activations.KEPT);
    assertThat(accumulated).isBetween(whole, whole * 106 / 100);
  }

  @ParameterizedTest
  @EnumSource(Activations.class)
  void everyFurtherBlockTakesTheSame(Activations activations) {
    for (int layers = 1; layers <= 10; layers++) {
      ModelShape shape = new ModelShape(layers, 32, 2, 32, 40);
      for (Hyperparameters how : List.of(batch(4), batch(4).accumulating(2))) {
        assertThat(ProgramMemory.of(shape, how, activations))
            .isEqualTo(ProgramMemory.exact(shape, how, activations));
      }
    }
  }

  private static long bytes(ModelShape shape, Hyperparameters how, Activations activations) {
    return new BufferPlan(StepProgram.of(shape, how, activations).program()).bytes();
  }

  private static Hyperparameters batch(int sequences) {
    return new Hyperparameters(sequences, 1, 1, 0, 1e-3f, .9f, .95f, 1e-8f, .1f, 1, 0);
  }

  @ParameterizedTest
  @EnumSource(Activations.class)
  void noTwoLivingVariablesShareABuffer(Activations activations) {
    Program program = program(activations);
    BufferPlan plan = new BufferPlan(program);
    int[] owner = new int[plan.needs().size()];
    for (int v = 0; v < program.variables().size(); v++) {
      if (program.variables().get(v).kept()) {
        owner[plan.buffer(v)] = v;
      }
    }
    for (Instruction instruction : program.instructions()) {
      for (int read : instruction.reads()) {
        assertThat(owner[plan.buffer(read)]).isEqualTo(read);
      }
      instruction.writes().forEach(written -> owner[plan.buffer(written)] = written);
    }
  }

  /** Every size is a product of the job's numbers, and a job comes from outside. */
  @Test
  void refusesABatchWhoseSizesOverflow() {
    ModelShape base = Preset.BASE.shape(256);
    assertThat(base.parameters()).isEqualTo(86_039_040);
    assertThat(StepProgram.of(base, batch(8), Activations.KEPT).program().variables())
        .allMatch(v -> v.size() > 0);
    for (int sequences : new int[] {683, 1 << 11, 1 << 22, 1 << 24}) {
      assertThatThrownBy(() -> StepProgram.of(base, batch(sequences), Activations.KEPT))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  private static Program program(Activations activations) {
    return StepProgram.of(SHAPE, batch(4).accumulating(2), activations).program();
  }

  @Test
  void refusesWhatIsNotSound() {
    List<Variable> variables =
        List.of(
            new Variable("a", Type.F32, 4, true),
            new Variable("b", Type.F32, 4, false),
            new Variable("c", Type.F32, 5, true));
    Instruction unwritten = new Instruction(Add.of(4), List.of(0, 1, 0));
    Instruction unfit = new Instruction(Add.of(4), List.of(0, 0, 2));
    for (Instruction unsound : List.of(unwritten, unfit)) {
      assertThatThrownBy(() -> new Program(variables, List.of(unsound)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Instruction(Add.of(4), List.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
