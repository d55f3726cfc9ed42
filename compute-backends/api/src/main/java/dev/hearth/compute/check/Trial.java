package dev.hearth.compute.check;

import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** An operator with inputs made from a flavor and a seed: the same words on every machine. */
public record Trial(Operator operator, Flavor flavor, long seed) {
  private static final int FEW = 8;
  private static final int SOME = 64;

  /** What runs an operator: finds the words of the inputs, leaves those of the outputs. */
  @FunctionalInterface
  public interface Runner {
    void run(int[]... arguments);
  }

  /** The words of the arguments, outputs as the reference leaves them. */
  public int[][] expected() {
    int[][] words = inputs();
    new Interpreter(operator).run(words);
    return words;
  }

  /** Compares what a runner writes with the reference; every NaN counts as the same. */
  public Conformity of(Runner runner) {
    int[][] actual = inputs();
    runner.run(actual);
    return compared(expected(), actual);
  }

  /** The words of the inputs, and outputs to be overwritten entirely. */
  public int[][] inputs() {
    Random random = new Random(seed);
    return operator.arguments().stream().map(t -> words(t, random)).toArray(int[][]::new);
  }

  private int[] words(Tensor tensor, Random random) {
    int size = Math.toIntExact(tensor.size());
    if (tensor.role() == Role.OUT || tensor.type() == Type.F32) {
      return flavor.words(random, size);
    }
    return random.ints(size).map(word -> integer(word, random)).toArray();
  }

  /** Mostly small enough to be an index, sometimes any word. */
  private static int integer(int word, Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> word;
      case 1, 2 -> Math.floorMod(word, SOME);
      default -> Math.floorMod(word, FEW);
    };
  }

  private Conformity compared(int[][] expected, int[][] actual) {
    List<Tensor> tensors = operator.arguments();
    long words = 0;
    for (int t = 0; t < expected.length; t++) {
      if (tensors.get(t).role() == Role.OUT) {
        int element = mismatch(tensors.get(t).type(), expected[t], actual[t]);
        if (element >= 0) {
          String name = tensors.get(t).name();
          return new Conformity.Differs(
              this, name, element, expected[t][element], actual[t][element]);
        }
        words += expected[t].length;
      }
    }
    return new Conformity.Conforms(words);
  }

  private static int mismatch(Type type, int[] expected, int[] actual) {
    for (int n = 0; n < expected.length; n++) {
      if (word(type, expected[n]) != word(type, actual[n])) {
        return n;
      }
    }
    return -1;
  }

  private static int word(Type type, int word) {
    return type == Type.F32 ? Op.BITS.apply(word, 0, 0) : word;
  }

  @Override
  public String toString() {
    String shapes =
        operator.arguments().stream()
            .map(t -> t.name() + t.shape())
            .collect(Collectors.joining(" "));
    return operator.name() + " " + shapes + " " + flavor + " " + seed;
  }
}
