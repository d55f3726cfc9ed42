package dev.hearth.node.proof;

import dev.hearth.protocol.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What a machine makes of the toy, one wrong operation included. */
final class Trace {
  /** What this operation gives is wrong, by more than rounding hides; {@link #NONE} never comes. */
  record Fault(int program, int step, int stage, int element, int operation) {
    static final Fault NONE = new Fault(-1, Integer.MAX_VALUE, -1, -1, -1);
  }

  private final Toy toy;
  private final Fault fault;

  private static final int ONE = 0x3f800000;
  private static final int HIGHEST_FRACTION_BIT = 0x400000;

  private record Run(int program, int step) {}

  private Run latest;
  private List<Memory> latestMemories;

  /** After so many steps. */
  private final List<List<int[]>> states = new ArrayList<>();

  private Trace(Toy toy, Fault fault, List<List<int[]>> known) {
    this.toy = toy;
    this.fault = fault;
    this.states.addAll(known);
    while (states.size() <= Toy.STEPS) {
      states.add(run(0, states.size() - 1).getLast().regions().getFirst());
    }
  }

  static Trace sound(Toy toy) {
    return new Trace(toy, Fault.NONE, List.of(toy.start));
  }

  /** The same up to the fault. */
  Trace with(Fault fault) {
    int known = fault.program() == 0 ? fault.step() + 1 : states.size();
    return new Trace(toy, fault, states.subList(0, known));
  }

  Hash state(int steps) {
    return Memory.region(Memory.STATE, states.get(steps)).root(Memory.STATE);
  }

  Hash update() {
    return run(1, Toy.STEPS).getLast().roots().third();
  }

  /** The values of its commitment. */
  List<Hash> commitment() {
    return List.of(state(Toy.SEGMENT), state(Toy.STEPS), update());
  }

  /** The memory before each stage of a run, and the last one. A step's run is step {@code step}. */
  List<Memory> run(int program, int step) {
    Run wanted = new Run(program, step);
    if (!wanted.equals(latest)) {
      List<Memory> memories = new ArrayList<>(List.of(toy.before(program, states.get(step))));
      for (int n = 0; n < toy.stages(program); n++) {
        memories.add(ran(memories.getLast(), step, n));
      }
      latest = wanted;
      latestMemories = memories;
    }
    return latestMemories;
  }

  /** The word after each operation of an element. */
  List<Integer> operations(Memory before, int step, int stage, int element) {
    Toy.Placed placed = toy.stage(before.program(), stage);
    IntFunction<int[]> tensors = tensor -> before.at(placed.places().get(tensor));
    boolean faulty =
        fault.program() == before.program()
            && fault.step() == step
            && fault.stage() == stage
            && fault.element() == element;
    List<Integer> words = new ArrayList<>();
    int word = 0;
    for (int n = 0; n < Operation.count(placed.stage(), element); n++) {
      Operation operation = new Operation(placed.stage(), element, n);
      word = operation.run(word, (t, e) -> tensors.apply(t)[(int) e]).word();
      if (faulty && n == fault.operation()) {
        word ^= word == 0 ? ONE : HIGHEST_FRACTION_BIT;
      }
      words.add(word);
    }
    return words;
  }

  private Memory ran(Memory memory, int step, int stage) {
    Memory.Place written = toy.stage(memory.program(), stage).written();
    int[] words =
        IntStream.range(0, written.words())
            .map(element -> operations(memory, step, stage, element).getLast())
            .toArray();
    return memory.with(written, words);
  }
}
