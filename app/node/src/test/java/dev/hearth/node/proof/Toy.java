package dev.hearth.node.proof;

import static dev.hearth.compute.fold.Index.K;
import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Count;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.StageProof;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A program that is small and yet takes a dispute through everything: more than 256 steps in a
 * segment, stages in a step, operations in an element and chunks in a variable, the first three so
 * that a list is as long as it can be; maps, loops of several lengths, gathers, integers, stages
 * that repeat and ones that write what they read.
 */
final class Toy {
  static final int PROGRAM = 4;

  static final int STEPS = 700;
  static final int SEGMENT = 512;
  static final int FIRST = 1;
  static final int MORE = 2;
  static final int REPEATS = 254;
  static final int REST = 3;

  /** Numbers of stages in a run. */
  static final int GATHER = 0;

  static final int REPEATED = FIRST + 252 * MORE;
  static final int FOLD = FIRST + MORE * REPEATS;
  static final int CLOCK = FOLD + 2;

  private static final int WIDE = 263_000;
  private static final int[] STATE_SIZES = {5, WIDE, 1, 1, 1, 1, 1};
  private static final List<int[]> BLANK_WORK = zeros(8, 2, 2, 3);
  private static final List<int[]> BLANK_UPDATE = zeros(5, WIDE);

  private static final Memory.Place P = new Memory.Place(0, 0, 5);
  private static final Memory.Place Q = new Memory.Place(0, 1, WIDE);
  private static final Memory.Place TIME = new Memory.Place(0, 6, 1);
  private static final Memory.Place P0 = new Memory.Place(1, 0, 5);
  private static final Memory.Place Q0 = new Memory.Place(1, 1, WIDE);
  private static final Memory.Place X = new Memory.Place(1, 0, 1500);
  private static final Memory.Place CHOICE = new Memory.Place(1, 1, 8);
  private static final Memory.Place Y = new Memory.Place(1, 2, 700);
  private static final Memory.Place W0 = new Memory.Place(2, 0, 8);
  private static final Memory.Place W1 = new Memory.Place(2, 1, 2);
  private static final Memory.Place W2 = new Memory.Place(2, 2, 2);
  private static final Memory.Place W3 = new Memory.Place(2, 3, 3);
  private static final Memory.Place UP = new Memory.Place(2, 0, 5);
  private static final Memory.Place UQ = new Memory.Place(2, 1, WIDE);

  /** A stage with where its tensors are. */
  record Placed(Stage stage, byte[] code, List<Memory.Place> places) {
    static Placed of(Definition definition, Memory.Place... places) {
      Operator operator = definition.build();
      byte[] code = StageBytes.of(operator).getFirst();
      return new Placed(operator.stages().getFirst(), code, List.of(places));
    }

    Memory.Place written() {
      return places.get(stage.out());
    }

    /** What the program's tree has of it. */
    byte[] leaf() {
      ByteBuffer leaf = ByteBuffer.allocate(32 + 8 * places.size());
      leaf.put(Hash.sha256(code).toArray());
      for (Memory.Place place : places) {
        leaf.putInt(place.region() << 24 | place.variable()).putInt(place.words());
      }
      return leaf.array();
    }
  }

  final List<int[]> start = variables(STATE_SIZES, new Random(1));
  final List<int[]> inputs;

  /** As listed in the program's tree. */
  final List<Placed> listed =
      List.of(gather(), mixed(), halved(), fold(), moved(), ticked(), changed(P), changed(Q));

  private final List<Hash> leaves = new ArrayList<>();

  Toy() {
    Random random = new Random(2);
    // Some lie beyond the end and are clamped.
    int[] choice = random.ints(CHOICE.words(), 0, 2000).toArray();
    inputs = List.of(floats(X.words(), random), choice, floats(Y.words(), random));
    leaves.add(HashTree.leaf(PROGRAM, header()));
    listed.forEach(stage -> leaves.add(HashTree.leaf(PROGRAM, stage.leaf())));
  }

  Hash programHash() {
    return HashTree.typed(PROGRAM, leaves).root(PROGRAM);
  }

  Hash startRoot() {
    return Memory.region(Memory.STATE, start).root(Memory.STATE);
  }

  Hash inputsRoot() {
    return Memory.region(Memory.INPUTS, inputs).root(Memory.INPUTS);
  }

  HeaderProof headerProof() {
    return new HeaderProof(Bytes.of(header()), HashTree.typed(PROGRAM, leaves).path(0));
  }

  StageProof stageProof(int program, int number) {
    int listing = listing(program, number);
    Placed stage = listed.get(listing);
    return new StageProof(
        headerProof(),
        Bytes.of(stage.leaf()),
        HashTree.typed(PROGRAM, leaves).path(1 + listing),
        Bytes.of(stage.code()));
  }

  /** The stage that a run has at this number. */
  Placed stage(int program, int number) {
    return listed.get(listing(program, number));
  }

  int stages(int program) {
    return program == 0 ? FIRST + MORE * REPEATS + REST : 2;
  }

  /** The memory that a run begins with. */
  Memory before(int program, List<int[]> state) {
    return program == 0
        ? new Memory(0, List.of(state, inputs, BLANK_WORK))
        : new Memory(1, List.of(state, start, BLANK_UPDATE));
  }

  byte[] header() {
    Hash blankWork = Memory.region(Memory.WORK, BLANK_WORK).root(Memory.WORK);
    Hash blankUpdate = Memory.region(Memory.UPDATE, BLANK_UPDATE).root(Memory.UPDATE);
    ByteBuffer header = ByteBuffer.allocate(108);
    int[] numbers = {
      3, STEPS, SEGMENT, FIRST, MORE, REPEATS, REST, 2, STATE_SIZES.length, 3, BLANK_WORK.size()
    };
    for (int number : numbers) {
      header.putInt(number);
    }
    return header.put(blankWork.toArray()).put(blankUpdate.toArray()).array();
  }

  private static int listing(int program, int number) {
    if (program == 1) {
      return FIRST + MORE + REST + number;
    }
    if (number < FIRST) {
      return number;
    }
    int repeating = number - FIRST;
    return repeating < MORE * REPEATS ? FIRST + repeating % MORE : number - MORE * (REPEATS - 1);
  }

  private static Placed gather() {
    Definition d = new Definition("gather");
    TensorRef x = d.in("x", X.words());
    TensorRef choice = d.inInts("choice", CHOICE.words());
    TensorRef out = d.out("out", W0.words());
    d.map(out, c -> c.gather(x, 0, choice.element(i(0))));
    return Placed.of(d, X, CHOICE, W0);
  }

  private static Placed mixed() {
    Definition d = new Definition("mixed");
    TensorRef a = d.in("a", W2.words());
    TensorRef b = d.in("b", W0.words());
    TensorRef out = d.out("out", W1.words());
    d.map(out, c -> c.at(a, i(0)).fma(c.f32(0.75), c.at(b, i(0))));
    return Placed.of(d, W2, W0, W1);
  }

  private static Placed halved() {
    Definition d = new Definition("halved");
    TensorRef a = d.in("a", W1.words());
    TensorRef time = d.inInts("time", 1);
    TensorRef out = d.out("out", W2.words());
    d.map(out, c -> c.at(a, i(0)).mul(0.5).add(c.at(time, Index.of(0)).toFloat()));
    return Placed.of(d, W1, TIME, W2);
  }

  /** Loops of 310, 410 and 510 iterations. */
  private static Placed fold() {
    Definition d = new Definition("fold");
    TensorRef x = d.in("x", X.words());
    TensorRef y = d.in("y", Y.words());
    TensorRef scale = d.in("scale", W2.words());
    TensorRef out = d.out("out", W3.words());
    d.fold(
        out,
        Count.upTo(i(0).times(100).plus(310), 510),
        c -> c.f32(0),
        (c, sum) -> c.at(x, i(0).plus(K)).fma(c.at(y, K), sum),
        (c, sum) -> sum.mul(c.at(scale, Index.of(1))));
    return Placed.of(d, X, Y, W2, W3);
  }

  private static Placed moved() {
    Definition d = new Definition("moved");
    TensorRef p = d.in("p", P.words());
    TensorRef step = d.in("step", W3.words());
    TensorRef more = d.in("more", W0.words());
    TensorRef out = d.out("out", P.words());
    d.map(
        out,
        c ->
            c.at(step, Index.of(0))
                .add(c.at(step, Index.of(1)))
                .add(c.at(step, Index.of(2)))
                .fma(c.f32(-0.001), c.at(p, i(0)))
                .add(c.at(more, i(0))));
    return Placed.of(d, P, W3, W0, P);
  }

  private static Placed ticked() {
    Definition d = new Definition("ticked");
    TensorRef time = d.inInts("time", 1);
    TensorRef out = d.outInts("out", 1);
    d.map(out, c -> c.at(time, i(0)).add(c.i32(1)));
    return Placed.of(d, TIME, TIME);
  }

  private static Placed changed(Memory.Place end) {
    Definition d = new Definition("changed");
    TensorRef after = d.in("after", end.words());
    TensorRef before = d.in("before", end.words());
    TensorRef out = d.out("out", end.words());
    d.map(out, c -> c.at(before, i(0)).fma(c.f32(-0.5), c.at(after, i(0))));
    return end == P ? Placed.of(d, P, P0, UP) : Placed.of(d, Q, Q0, UQ);
  }

  private static List<int[]> variables(int[] sizes, Random random) {
    List<int[]> variables = new ArrayList<>();
    for (int size : sizes) {
      variables.add(floats(size, random));
    }
    // The clock counts.
    variables.set(sizes.length - 1, new int[1]);
    return variables;
  }

  private static int[] floats(int size, Random random) {
    return IntStream.range(0, size)
        .map(n -> Float.floatToRawIntBits((float) random.nextGaussian()))
        .toArray();
  }

  private static List<int[]> zeros(int... sizes) {
    return IntStream.of(sizes).mapToObj(size -> new int[size]).toList();
  }
}
