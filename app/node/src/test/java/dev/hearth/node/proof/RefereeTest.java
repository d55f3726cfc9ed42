package dev.hearth.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.SelfCheck;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The referee contract gives the bits of the definition. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefereeTest {
  private static final int FEW = 40;

  /** Of each instruction; with those of the operators more than 100,000 operations. */
  private static final int MANY = 4_000;

  private static final int MANY_OF_A_STAGE = 200;
  private static final int FLUSH = 0x80;

  private RefereeOnChain referee;

  @BeforeAll
  void start() throws IOException {
    referee = RefereeOnChain.start();
  }

  @AfterAll
  void stop() throws IOException {
    referee.close();
  }

  @ParameterizedTest
  @EnumSource(Op.class)
  void instructions(Op op) {
    tryInstruction(op, FEW);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Op.class)
  void instructionsOften(Op op) {
    tryInstruction(op, MANY);
  }

  static Stream<Operator> operators() {
    return SelfCheck.OPERATORS.stream();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void operations(Operator operator) {
    tryStages(operator, 2);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("operators")
  void operationsOften(Operator operator) {
    tryStages(operator, MANY_OF_A_STAGE);
  }

  /** What the operations are compared with is what the interpreter makes of the whole operator. */
  @ParameterizedTest
  @MethodSource("operators")
  void singleOperationsMakeTheElements(Operator operator) {
    int[][] arguments = new Trial(operator, Flavor.SPREAD, 5).inputs();
    int[][] memory = memory(operator, arguments);
    new Interpreter(operator).run(arguments);
    int next = 0;
    for (int t = 0; t < memory.length; t++) {
      if (operator.tensors().get(t).role() != Role.VIRTUAL) {
        assertThat(memory[t]).as(operator.tensors().get(t).name()).isEqualTo(arguments[next++]);
      }
    }
  }

  @Test
  void aWholeElementByTheRefereeAlone() {
    Operator gemm = SelfCheck.OPERATORS.get(3);
    int[][] memory = memory(gemm, new Trial(gemm, Flavor.ORDINARY, 3).inputs());
    Stage stage = gemm.stages().getFirst();
    byte[] bytes = StageBytes.of(gemm).getFirst();
    int count = referee.operations(bytes, 0).orElseThrow();
    assertThat(count).isEqualTo(Operation.count(stage, 0)).isGreaterThan(2);
    int word = 0;
    for (int n = 0; n < count; n++) {
      Operation.Run expected = new Operation(stage, 0, n).run(word, (t, e) -> memory[t][(int) e]);
      word = referee.run(bytes, 0, n, word, expected.operands()).orElseThrow().word();
    }
    assertThat(word).isEqualTo(memory[stage.out()][0]);
  }

  /** Every stage of every operator, cut short anywhere or with bytes of no meaning, is refused. */
  @ParameterizedTest
  @MethodSource("operators")
  void stagesCutShort(Operator operator) {
    Random random = new Random(17);
    List<byte[]> all = StageBytes.of(operator);
    for (int s = 0; s < all.size(); s++) {
      Stage stage = operator.stages().get(s);
      int last = Operation.count(stage, 0) - 1;
      Operation.Run run = new Operation(stage, 0, last).run(0, (t, e) -> 0);
      int cut = random.nextInt(all.get(s).length);
      byte[] shorter = Arrays.copyOf(all.get(s), cut);
      assertThat(referee.run(shorter, 0, last, 0, run.operands())).as("%d", cut).isEmpty();
    }
  }

  @Test
  void whatIsBesideTheStageIsRefused() {
    byte[] map = instruction(Op.FMA.ordinal());
    List<Integer> words = List.of(1, 2, 3);
    assertThat(referee.run(map, 7, 0, 0, words)).isPresent();
    assertThat(referee.run(map, 8, 0, 0, words)).as("an element too many").isEmpty();
    assertThat(referee.operations(map, 8)).isEmpty();
    assertThat(referee.run(map, 7, 1, 0, words)).as("an operation too many").isEmpty();
    assertThat(referee.run(map, 7, 0, 0, List.of(1, 2))).as("a word missing").isEmpty();
    assertThat(referee.run(map, 7, 0, 0, List.of(1, 2, 3, 4))).as("a word too many").isEmpty();
  }

  /** A byte of the one-instruction stage made wrong: where, and what. */
  @Test
  void malformedStagesAreRefused() {
    int[][] wrong = {
      {RANK, 7},
      {RANK, 0},
      {LOOP, 2},
      {LENGTH, 1},
      {LENGTH + 1, 0},
      {READS, 2},
      {READS, 4},
      {CONSTANTS, 1},
      {CONSTANTS, 250},
      {CODE, 0},
      {CODE, 2},
      {CODE, 65},
      {RESULT, 12},
      {RESULT, 255},
      {FIRST_READ + 1, 1},
      {FIRST_READ + 1, 2},
      {INSTRUCTION, 24},
      {INSTRUCTION, 127},
      {INSTRUCTION, 200},
      {INSTRUCTION, FLUSH | Op.CANON.ordinal()},
      {INSTRUCTION + 1, 11},
      {INSTRUCTION + 2, 255},
      {INSTRUCTION + 3, 12},
      // The address would be negative, or beyond 32 bits.
      {FIRST_READ + 2, 0x80},
      {FIRST_READ + 5, 1}
    };
    List<Integer> words = List.of(1, 2, 3);
    for (int[] each : wrong) {
      byte[] stage = instruction(Op.FMA.ordinal());
      stage[each[0]] = (byte) each[1];
      assertThat(referee.run(stage, 7, 0, 0, words)).as(Arrays.toString(each)).isEmpty();
    }
  }

  @Test
  void moreThan64InstructionsAreRefused() {
    assertThat(referee.run(chain(64), 0, 0, 0, List.of())).isPresent();
    assertThat(referee.run(chain(65), 0, 0, 0, List.of())).isEmpty();
  }

  private void tryInstruction(Op op, int count) {
    Random random = new Random(op.ordinal());
    for (int n = 0; n < count; n++) {
      HardWords kind = HardWords.values()[n % HardWords.values().length];
      int[] x = kind.next(random);
      int word = op.apply(x[0], x[1], x[2]);
      agree(instruction(op.ordinal()), op + " of " + kind, x, word);
      if (op.rounds()) {
        agree(instruction(op.ordinal() | FLUSH), op + " flushed", x, Op.canonical(word));
      }
    }
  }

  private void agree(byte[] stage, String what, int[] x, int expected) {
    List<Integer> words = List.of(x[0], x[1], x[2]);
    int actual = referee.run(stage, 7, 0, 0, words).orElseThrow().word();
    assertThat(actual).as("%s %08x %08x %08x", what, x[0], x[1], x[2]).isEqualTo(expected);
  }

  private void tryStages(Operator operator, int count) {
    for (Flavor flavor : Flavor.values()) {
      Random random = new Random(flavor.ordinal());
      int[][] memory = memory(operator, new Trial(operator, flavor, 1).inputs());
      List<byte[]> bytes = StageBytes.of(operator);
      for (int s = 0; s < bytes.size(); s++) {
        for (int n = 0; n < count; n++) {
          tryOperation(operator.stages().get(s), bytes.get(s), memory, random);
        }
      }
    }
  }

  /** A random operation, on the words it really meets and on any others. */
  private void tryOperation(Stage stage, byte[] bytes, int[][] memory, Random random) {
    int element = random.nextInt(memory[stage.out()].length);
    int count = Operation.count(stage, element);
    assertThat(referee.operations(bytes, element)).contains(count);
    int number = pick(count, random);
    Operation operation = new Operation(stage, element, number);
    int accumulator = stage.isMap() ? 0 : random.nextInt();
    Operation.Run met = operation.run(accumulator, (t, e) -> memory[t][(int) e]);
    Operation.Run any = operation.run(accumulator, (t, e) -> word(random));
    for (Operation.Run expected : List.of(met, any)) {
      assertThat(referee.run(bytes, element, number, accumulator, expected.operands()))
          .as("%s, operation %d of element %d", stage.name(), number, element)
          .contains(expected);
    }
  }

  /** Init and finish as often as iterations. */
  private static int pick(int count, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> count - 1;
      default -> random.nextInt(count);
    };
  }

  private static int word(Random random) {
    HardWords[] kinds = HardWords.values();
    return kinds[random.nextInt(kinds.length)].next(random)[random.nextInt(3)];
  }

  /** All tensors, the arguments as given and what the stages write, operation by operation. */
  private static int[][] memory(Operator operator, int[][] arguments) {
    int[][] memory = new int[operator.tensors().size()][];
    int next = 0;
    for (int t = 0; t < memory.length; t++) {
      boolean virtual = operator.tensors().get(t).role() == Role.VIRTUAL;
      int size = Math.toIntExact(operator.tensors().get(t).size());
      memory[t] = virtual ? new int[size] : arguments[next++].clone();
    }
    for (Stage stage : operator.stages()) {
      for (int element = 0; element < memory[stage.out()].length; element++) {
        int word = 0;
        for (int n = 0; n < Operation.count(stage, element); n++) {
          word = new Operation(stage, element, n).run(word, (t, e) -> memory[t][(int) e]).word();
        }
        memory[stage.out()][element] = word;
      }
    }
    return memory;
  }

  // Where the bytes of `instruction` are.
  private static final int RANK = 0;
  private static final int LOOP = 2;
  private static final int LENGTH = 7;
  private static final int READS = 9;
  private static final int CONSTANTS = 10;
  private static final int CODE = 11;
  private static final int RESULT = 12;
  private static final int FIRST_READ = 13;
  private static final int INSTRUCTION = FIRST_READ + 3 * 26;

  /** A map of eight elements: one instruction of three reads. */
  private static byte[] instruction(int op) {
    ByteBuffer stage = ByteBuffer.allocate(INSTRUCTION + 4);
    stage.put(new byte[] {1, 3, 0}).putInt(8);
    stage.putShort((short) (stage.capacity() - LENGTH - 2));
    stage.put(new byte[] {3, 0, 1, 11});
    for (int tensor = 0; tensor < 3; tensor++) {
      stage.put(new byte[] {(byte) tensor, 0}).putLong(0).putLong(1).putLong(0);
    }
    return stage.put(new byte[] {(byte) op, 8, 9, 10}).array();
  }

  /** A map of one element: so many integer sums of the index with itself. */
  private static byte[] chain(int length) {
    List<Byte> code = new ArrayList<>();
    for (int n = 0; n < length; n++) {
      code.addAll(List.of((byte) Op.IADD.ordinal(), (byte) 2, (byte) 2, (byte) 0));
    }
    ByteBuffer stage = ByteBuffer.allocate(13 + code.size());
    stage.put(new byte[] {1, 0, 0}).putInt(1).putShort((short) (4 + code.size()));
    stage.put(new byte[] {0, 0, (byte) length, 8});
    code.forEach(stage::put);
    return stage.array();
  }
}
