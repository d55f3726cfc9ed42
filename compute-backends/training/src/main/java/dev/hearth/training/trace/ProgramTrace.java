package dev.hearth.training.trace;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Type;
import dev.hearth.protocol.Hash;
import dev.hearth.training.memory.Memory;
import dev.hearth.training.memory.Region;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.memory.Words;
import dev.hearth.training.program.Execution;
import dev.hearth.training.program.Place;
import dev.hearth.training.program.Staged;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.program.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One run of a staged program on a device, recorded as the root of what each stage wrote. The words
 * themselves are computed again when they are asked for, a run each time. For the device's thread.
 */
public final class ProgramTrace {
  private final Device device;
  private final TracedProgram program;
  private final int of;
  private final Staged staged;
  private final List<List<Words>> given;
  private final List<List<Words>> read;
  private final List<List<Hash>> initial = new ArrayList<>();
  private final List<Hash> written = new ArrayList<>();
  private final List<Hash> memories = new ArrayList<>();

  /**
   * Runs the program once.
   *
   * @param of 0 the step, 1 the update
   * @param stages how many run
   * @param given the words of the first two regions; the third begins with zeros
   * @param read those that the stages really read, which a liar's are others
   */
  ProgramTrace(
      Device device,
      TracedProgram program,
      int of,
      int stages,
      List<List<Words>> given,
      List<List<Words>> read) {
    this.device = device;
    this.program = program;
    this.of = of;
    this.staged = program.staged(of);
    this.given = given;
    this.read = read;
    given.forEach(region -> initial.add(region.stream().map(ProgramTrace::root).toList()));
    initial.add(staged.region(2).stream().map(v -> VariableTree.blank(v.size())).toList());
    record(stages);
  }

  /** The state after a step, computed without recording anything. */
  static List<Words> stateAfter(Device device, TracedProgram program, List<List<Words>> given) {
    ProgramTrace trace = new ProgramTrace(device, program, 0, 0, given, given);
    try (Execution execution = trace.begin()) {
      trace.run(execution, program.parts().total());
      return IntStream.range(0, trace.staged.places().size())
          .filter(variable -> trace.staged.places().get(variable).region() == 0)
          .mapToObj(variable -> words(execution, variable))
          .toList();
    }
  }

  private static Hash root(Words words) {
    return new VariableTree(words).root();
  }

  private void record(int stages) {
    Memory memory = memory(0);
    memories.add(memory.root());
    try (Execution execution = begin()) {
      for (int n = 0; n < stages; n++) {
        int at = program.listed(of, n);
        execution.run(at, at + 1);
        Hash root = root(words(execution, staged.written(at)));
        written.add(root);
        set(memory, at, root);
        memories.add(memory.root());
      }
    }
  }

  private void set(Memory memory, int listedStage, Hash root) {
    Place place = staged.places().get(staged.written(listedStage));
    memory.region(place.region()).set(place.variable(), root);
  }

  public int stages() {
    return written.size();
  }

  /** The root of the memory after so many stages. */
  public Hash root(int stages) {
    return memories.get(stages);
  }

  /** The memory after so many stages. */
  public Memory memory(int stages) {
    Memory memory = new Memory(region(0), region(1), region(2));
    for (int n = 0; n < stages; n++) {
      set(memory, program.listed(of, n), written.get(n));
    }
    return memory;
  }

  private Region region(int number) {
    return new Region(program.regionType(of, number), initial.get(number));
  }

  /** A stage with the words it reads and the words it writes. */
  public StageTrace stage(int n) {
    int at = program.listed(of, n);
    List<Integer> arguments = staged.program().instructions().get(at).arguments();
    try (Execution execution = begin()) {
      run(execution, n);
      List<Words> operands =
          arguments.subList(0, arguments.size() - 1).stream()
              .map(variable -> shown(execution, variable))
              .toList();
      execution.run(at, at + 1);
      return new StageTrace(staged, at, memory(n), operands, words(execution, arguments.getLast()));
    }
  }

  /** What the memory says a variable is. */
  private Words shown(Execution execution, int variable) {
    Place place = staged.places().get(variable);
    return place.region() == 1 ? given.get(1).get(place.variable()) : words(execution, variable);
  }

  private void run(Execution execution, int stages) {
    for (int n = 0; n < stages; n++) {
      int at = program.listed(of, n);
      execution.run(at, at + 1);
    }
  }

  private Execution begin() {
    Execution execution = new Execution(device, staged.program());
    for (int v = 0; v < staged.places().size(); v++) {
      Place place = staged.places().get(v);
      Variable variable = staged.program().variables().get(v);
      if (place.region() < given.size()) {
        write(execution.buffer(v), read.get(place.region()).get(place.variable()));
      } else if (variable.kept()) {
        write(execution.buffer(v), zeros(variable));
      }
    }
    return execution;
  }

  private static Words zeros(Variable variable) {
    int size = Math.toIntExact(variable.size());
    return variable.type() == Type.F32 ? Words.of(new float[size]) : Words.of(new int[size]);
  }

  private static void write(Buffer buffer, Words words) {
    switch (words) {
      case Words.Floats(float[] array, int offset, int size) ->
          buffer.write(0, array, offset, size);
      case Words.Ints(int[] array) -> buffer.write(0, array, 0, array.length);
    }
  }

  private static Words words(Execution execution, int variable) {
    Buffer buffer = execution.buffer(variable);
    int size = Math.toIntExact(buffer.size());
    if (buffer.type() == Type.F32) {
      float[] words = new float[size];
      buffer.read(0, words, 0, size);
      return Words.of(words);
    }
    int[] words = new int[size];
    buffer.read(0, words, 0, size);
    return Words.of(words);
  }
}
