package dev.hearth.training.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A program whose products are joined with what comes next and only maps their elements: a bias, a
 * GELU, a residual, a sum of gradients. It leaves the same in the variables that are kept.
 *
 * @param begins the number of the first instruction of the plain program that each instruction
 *     stands for, and how many there are, at the end
 */
public record JoinedProgram(Program program, List<Integer> begins) {
  public JoinedProgram {
    begins = List.copyOf(begins);
  }

  /** The program as it is. */
  public static JoinedProgram plain(Program program) {
    int count = program.instructions().size();
    return new JoinedProgram(program, IntStream.rangeClosed(0, count).boxed().toList());
  }

  public static JoinedProgram of(Program plain) {
    List<Instruction> instructions = new ArrayList<>();
    List<Integer> begins = new ArrayList<>();
    Map<Integer, Set<Integer>> readers = readers(plain);
    for (int at = 0; at < plain.instructions().size(); at++) {
      Instruction next = plain.instructions().get(at);
      Optional<Instruction> joined = joined(plain, readers, instructions, next, at);
      if (joined.isPresent()) {
        instructions.removeLast();
      } else {
        begins.add(at);
      }
      instructions.add(joined.orElse(next));
    }
    begins.add(plain.instructions().size());
    return new JoinedProgram(new Program(plain.variables(), instructions), begins);
  }

  private static Optional<Instruction> joined(
      Program plain,
      Map<Integer, Set<Integer>> readers,
      List<Instruction> before,
      Instruction next,
      int at) {
    Set<Integer> alone = Set.of(at);
    return before.isEmpty()
        ? Optional.empty()
        : new Pair(
                before.getLast(),
                next,
                v -> !plain.variables().get(v).kept() && alone.equals(readers.get(v)))
            .joined();
  }

  private static Map<Integer, Set<Integer>> readers(Program program) {
    Map<Integer, Set<Integer>> readers = new HashMap<>();
    for (int at = 0; at < program.instructions().size(); at++) {
      for (int variable : program.instructions().get(at).reads()) {
        readers.computeIfAbsent(variable, v -> new HashSet<>()).add(at);
      }
    }
    return readers;
  }
}
