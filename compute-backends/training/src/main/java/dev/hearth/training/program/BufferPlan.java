package dev.hearth.training.program;

import dev.hearth.compute.fold.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which buffer holds which variable. A kept variable has its own; another gives its buffer back
 * after its last use, to the next one of equal type and size, or hands it to an output of that very
 * operator where it may be overwritten.
 */
final class BufferPlan {
  /** What a buffer has to hold. */
  record Need(Type type, long size) {}

  private static final int NONE = -1;

  private final Program program;
  private final int[] buffers;
  private final int[] lastUse;
  private final List<Need> needs = new ArrayList<>();
  private final Map<Need, Deque<Integer>> free = new HashMap<>();

  BufferPlan(Program program) {
    this.program = program;
    this.buffers = new int[program.variables().size()];
    this.lastUse = lastUses(program);
    Arrays.setAll(buffers, v -> program.variables().get(v).kept() ? fresh(need(v)) : NONE);
    for (int at = 0; at < program.instructions().size(); at++) {
      place(at, program.instructions().get(at));
    }
  }

  List<Need> needs() {
    return Collections.unmodifiableList(needs);
  }

  /** Of all buffers together. */
  long bytes() {
    return Float.BYTES * needs.stream().mapToLong(Need::size).sum();
  }

  int buffer(int variable) {
    return buffers[variable];
  }

  private static int[] lastUses(Program program) {
    int[] lastUse = new int[program.variables().size()];
    for (int at = 0; at < program.instructions().size(); at++) {
      for (int variable : program.instructions().get(at).arguments()) {
        lastUse[variable] = at;
      }
    }
    return lastUse;
  }

  private void place(int at, Instruction instruction) {
    List<Integer> dying =
        instruction.arguments().stream()
            .distinct()
            .filter(v -> lastUse[v] == at && !program.variables().get(v).kept())
            .toList();
    for (int n = 0; n < instruction.arguments().size(); n++) {
      int variable = instruction.arguments().get(n);
      if (buffers[variable] == NONE) {
        int overwritten = overwritten(instruction, n, dying);
        buffers[variable] = overwritten == NONE ? reused(need(variable)) : overwritten;
      }
    }
    dying.stream()
        .map(v -> buffers[v])
        .distinct()
        .filter(b -> !lives(b, at))
        .forEach(this::release);
  }

  /** The buffer of a dying input whose place argument {@code out} may take, if no other did. */
  private int overwritten(Instruction instruction, int out, List<Integer> dying) {
    List<Integer> arguments = instruction.arguments();
    return IntStream.range(0, out)
        .filter(n -> dying.contains(arguments.get(n)) && users(instruction, arguments.get(n)) == 1)
        .filter(n -> instruction.mayOverwrite(out, n))
        .map(n -> buffers[arguments.get(n)])
        .findFirst()
        .orElse(NONE);
  }

  /** How many arguments of the instruction have the buffer of this variable so far. */
  private long users(Instruction instruction, int variable) {
    return instruction.arguments().stream().filter(v -> buffers[v] == buffers[variable]).count();
  }

  /** Whether an output of this instruction took the buffer over and is read later. */
  private boolean lives(int buffer, int at) {
    return program.instructions().get(at).writes().stream()
        .anyMatch(v -> buffers[v] == buffer && lastUse[v] > at);
  }

  private int reused(Need need) {
    Deque<Integer> candidates = free.getOrDefault(need, new ArrayDeque<>());
    return candidates.isEmpty() ? fresh(need) : candidates.pop();
  }

  private int fresh(Need need) {
    needs.add(need);
    return needs.size() - 1;
  }

  private void release(int buffer) {
    free.computeIfAbsent(needs.get(buffer), n -> new ArrayDeque<>()).push(buffer);
  }

  private Need need(int variable) {
    Variable v = program.variables().get(variable);
    return new Need(v.type(), v.size());
  }
}
