package dev.hearth.training.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.ModelShape;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracedProgramTest {
  private static final ModelShape SHAPE = new ModelShape(2, 32, 2, 32, 40);

  /** Of the toy at a batch of 2; a change of it is a change of what jobs have proved. */
  private static final String GOLDEN =
      "007786f107b1ac7bb90c4f4df461b50490b0c0d3fd9622f98342ba32de81113c";

  @Test
  void everythingThatChangesBitsChangesTheHash() {
    ModelShape oneHead = new ModelShape(2, 32, 1, 32, 40);
    assertThat(hash(SHAPE, batch(2), 100).hex()).isEqualTo(GOLDEN);
    assertThat(
            Stream.of(
                hash(oneHead, batch(2), 100),
                hash(SHAPE, batch(2), 100),
                hash(SHAPE, batch(2), 101),
                hash(SHAPE, batch(2).accumulating(2), 100),
                hash(SHAPE, batch(4), 100),
                hash(SHAPE, batch(4).accumulating(2), 100),
                hash(SHAPE, batch(4).accumulating(4), 100)))
        .doesNotHaveDuplicates();
  }

  /** As the contract maps the number of a run to a leaf. */
  @ParameterizedTest
  @CsvSource({"3, 0, 0, 2", "3, 2, 1, 2", "3, 2, 3, 2", "1, 1, 5, 1"})
  void runsTheMiddleAgain(int first, int more, int repeats, int rest) {
    TracedProgram.Parts parts = new TracedProgram.Parts(first, more, repeats, rest);
    IntStream again =
        IntStream.range(0, repeats).flatMap(_ -> IntStream.range(first, first + more));
    IntStream end = IntStream.range(first + more, first + more + rest);
    int[] expected =
        IntStream.concat(IntStream.concat(IntStream.range(0, first), again), end).toArray();
    assertThat(IntStream.range(0, parts.total()).map(parts::listed).toArray()).isEqualTo(expected);
  }

  @Test
  void everyStageIsProvedByItsLeaf() {
    TracedProgram program = TracedProgram.of(SHAPE, batch(4).accumulating(2), 100);
    int steps = program.step().program().instructions().size();
    int updates = program.update().program().instructions().size();
    int count = 1 + steps + updates;
    assertThat(proves(program, count, 0, program.header())).isTrue();
    for (int n = 0; n < program.parts().total(); n++) {
      assertThat(proves(program, count, program.leaf(0, n), program.leafData(0, n))).isTrue();
    }
    for (int n = 0; n < updates; n++) {
      assertThat(proves(program, count, program.leaf(1, n), program.leafData(1, n))).isTrue();
    }
  }

  private static boolean proves(TracedProgram program, int count, int leaf, byte[] data) {
    return MerkleTree.proves(
        Type.PROGRAM,
        program.hash(),
        count,
        leaf,
        MerkleTree.leaf(Type.PROGRAM, data),
        program.path(leaf));
  }

  private static Hash hash(ModelShape shape, Hyperparameters how, int slice) {
    return TracedProgram.of(shape, how, slice).hash();
  }

  private static Hyperparameters batch(int batch) {
    return new Hyperparameters(batch, 4, 2, 3, 1e-2f, 0.9f, 0.95f, 1e-8f, 0.1f, 0.7f, 0.9f);
  }
}
