package dev.hearth.compute.cpu.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.plan.Group;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Part;
import org.junit.jupiter.api.Test;

class CompiledLoopsTest {
  private static RowLoop loop(int elements, Lanes lanes) {
    Operator operator = Add.of(elements);
    Group group = (Group) Part.of(operator, 96).getFirst();
    return CompiledLoops.of(new Layout(operator, group), lanes);
  }

  @Test
  void whatDoesTheSameIsTheSameLoop() {
    assertThat(loop(7, Lanes.ONE))
        .isSameAs(loop(7, Lanes.ONE))
        .isNotSameAs(loop(8, Lanes.ONE))
        .isNotSameAs(loop(7, Lanes.FOUR));
  }

  @Test
  void whatWasNotUsedForLongIsForgotten() {
    RowLoop old = loop(1, Lanes.ONE);
    RowLoop used = loop(2, Lanes.ONE);
    for (int n = 0; n < CompiledLoops.MOST; n++) {
      loop(10 + n, Lanes.ONE);
      assertThat(loop(2, Lanes.ONE)).isSameAs(used);
    }
    assertThat(loop(1, Lanes.ONE)).isNotSameAs(old);
  }
}
