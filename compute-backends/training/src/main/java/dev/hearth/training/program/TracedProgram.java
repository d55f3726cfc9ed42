package dev.hearth.training.program;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.Clock;
import dev.hearth.compute.op.Outer;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.memory.Region;
import dev.hearth.training.memory.VariableTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a lease computes as two programs of single stages, step and update, which the
 * programHash of its job commits to (verifier's docs/dispute.md). The step is that of {@link
 * StepProgram} with activations kept; what the host does around it on a device, drawing batches and
 * handing out the schedule, is stages here, so that a step is a function of memory alone.
 */
public final class TracedProgram {
  /** The words of a lease's key: seed, round, shard, and one more for the clock. */
  public static final int KEY = 4;

  static final int STATE = 0;
  static final int INPUTS = 1;
  static final int WORK = 2;

  private static final List<List<MerkleTree.Type>> REGION_TYPES =
      List.of(
          List.of(MerkleTree.Type.STATE, MerkleTree.Type.INPUTS, MerkleTree.Type.WORK),
          List.of(MerkleTree.Type.STATE, MerkleTree.Type.STATE, MerkleTree.Type.UPDATE));

  private static final int VERSION = 3;
  private static final int HEADER_WORDS = 11;

  /** Variables of the inputs, in this order: see {@code training.trace.LeaseInputs}. */
  private record Inputs(int text, int start, int range, int table, int scale) {}

  /** How a run is made of the listed stages: first once, more so often, rest once. */
  public record Parts(int first, int more, int repeats, int rest) {
    public int total() {
      return Math.addExact(first, Math.addExact(Math.multiplyExact(more, repeats), rest));
    }

    /** The listed stage that runs as number {@code n}. */
    public int listed(int n) {
      if (n < first) {
        return n;
      }
      int repeated = more * repeats;
      return n < first + repeated ? first + (n - first) % more : n - repeated + more;
    }
  }

  private final int steps;
  private final int segmentSteps;
  private final Staged step;
  private final Staged update;
  private final Parts parts;
  private final MerkleTree tree;

  /**
   * @param steps of a lease
   * @param segmentSteps of a segment of it
   * @param parts of a run of the step
   */
  public TracedProgram(int steps, int segmentSteps, Parts parts, Staged step, Staged update) {
    this.steps = steps;
    this.segmentSteps = segmentSteps;
    this.parts = parts;
    this.step = step;
    this.update = update;
    List<Hash> leaves = new ArrayList<>();
    leaves.add(MerkleTree.leaf(MerkleTree.Type.PROGRAM, header()));
    leaves.addAll(step.leaves());
    leaves.addAll(update.leaves());
    this.tree = new MerkleTree(MerkleTree.Type.PROGRAM, leaves);
  }

  /**
   * @param slice the tokens each shard learns from
   */
  public static TracedProgram of(ModelShape shape, Hyperparameters hyperparameters, int slice) {
    Writer writer = new Writer(StepProgram.of(shape, hyperparameters, Activations.KEPT), slice);
    return new TracedProgram(
        hyperparameters.steps(),
        hyperparameters.segmentSteps(),
        writer.parts,
        writer.step.build(),
        update(shape));
  }

  /** That of a job, by its record alone. */
  public static TracedProgram of(JobSpec job) {
    long tokens = job.trainTokens().size() / Short.BYTES;
    return of(job.model(), job.hyperparameters(), Math.toIntExact(tokens / job.shards()));
  }

  /** Whether a job, which comes from outside, names the program that is trained here. */
  public static boolean isOf(JobSpec job) {
    long slice = job.trainTokens().size() / Short.BYTES / job.shards();
    return slice > job.model().context()
        && slice <= Integer.MAX_VALUE
        && of(job).hash().equals(job.programHash());
  }

  /** What a job's programHash has to be. */
  public Hash hash() {
    return tree.root();
  }

  public Staged step() {
    return step;
  }

  public Staged update() {
    return update;
  }

  public Parts parts() {
    return parts;
  }

  public int steps() {
    return steps;
  }

  public int segmentSteps() {
    return segmentSteps;
  }

  /** How many values a commitment has: a state root a segment, and the update's. */
  public int commitmentValues() {
    return Math.ceilDiv(steps, segmentSteps) + 1;
  }

  /** 0 the step, 1 the update. */
  public Staged staged(int of) {
    return of == 0 ? step : update;
  }

  /** The listed stage that runs as number {@code n} of a program. */
  public int listed(int of, int n) {
    return of == 0 ? parts.listed(n) : n;
  }

  /** The leaf of the tree that holds the header, the listed stages of the step, of the update. */
  public int leaf(int of, int n) {
    int before = of == 0 ? 1 : 1 + step.program().instructions().size();
    return before + listed(of, n);
  }

  public byte[] leafData(int of, int n) {
    return staged(of).leafData(listed(of, n));
  }

  public Stage stage(int of, int n) {
    return staged(of).stage(listed(of, n));
  }

  /** Where the variable lies that a stage writes. */
  public Place written(int of, int n) {
    return staged(of).places().get(staged(of).written(listed(of, n)));
  }

  /** The size of the variable that a stage writes. */
  public long words(int of, int n) {
    int variable = staged(of).written(listed(of, n));
    return staged(of).program().variables().get(variable).size();
  }

  /**
   * The root of a region in which a variable has this root; empty when the siblings are too few or
   * too many.
   *
   * @param siblings of the variable's leaf, as {@link Region#path} gives them
   */
  public Optional<Hash> region(int of, Place place, Hash variable, List<Hash> siblings) {
    MerkleTree.Type type = regionType(of, place.region());
    Hash leaf = MerkleTree.leaf(type, variable.toArray());
    return MerkleTree.rootFrom(
        type, regionSize(of, place.region()), place.variable(), leaf, siblings);
  }

  public MerkleTree.Type regionType(int of, int region) {
    return REGION_TYPES.get(of).get(region);
  }

  /** How many variables a region has. */
  public int regionSize(int of, int region) {
    return staged(of).region(region).size();
  }

  /** Siblings from a leaf to the top. */
  public List<Hash> path(int leaf) {
    return tree.proof(leaf);
  }

  /** Leaf 0. */
  public byte[] header() {
    return ByteBuffer.allocate(HEADER_WORDS * Integer.BYTES + 2 * Hash.SIZE)
        .putInt(VERSION)
        .putInt(steps)
        .putInt(segmentSteps)
        .putInt(parts.first())
        .putInt(parts.more())
        .putInt(parts.repeats())
        .putInt(parts.rest())
        .putInt(update.program().instructions().size())
        .putInt(step.region(STATE).size())
        .putInt(step.region(INPUTS).size())
        .putInt(step.region(WORK).size())
        .put(blankWork().toArray())
        .put(blankUpdate().toArray())
        .array();
  }

  public Hash blankWork() {
    return blank(MerkleTree.Type.WORK, step.region(WORK));
  }

  public Hash blankUpdate() {
    return blank(MerkleTree.Type.UPDATE, update.region(WORK));
  }

  private static Hash blank(MerkleTree.Type type, List<Variable> variables) {
    return Region.root(
        type, variables.stream().map(variable -> VariableTree.blank(variable.size())).toList());
  }

  /** Subtracts the first third of the state at the start from that at the end. */
  static Staged update(ModelShape shape) {
    Staged.Builder builder = new Staged.Builder();
    List<Parameter> parameters = Parameters.of(shape);
    List<Integer> end = declare(builder, 0, parameters, "end of ");
    stateRest(builder, 0, parameters);
    List<Integer> start = declare(builder, 1, parameters, "start of ");
    stateRest(builder, 1, parameters);
    List<Integer> updates = declare(builder, 2, parameters, "update of ");
    for (int n = 0; n < parameters.size(); n++) {
      Operator difference = Outer.update(parameters.get(n).size());
      builder.run(new Instruction(difference, List.of(start.get(n), end.get(n), updates.get(n))));
    }
    return builder.build();
  }

  private static List<Integer> declare(
      Staged.Builder builder, int region, List<Parameter> parameters, String what) {
    return parameters.stream()
        .map(p -> builder.add(region, new Variable(what + p.name(), Type.F32, p.size(), true)))
        .toList();
  }

  /** The moments and the clock, which the update does not look at. */
  private static void stateRest(Staged.Builder builder, int region, List<Parameter> parameters) {
    declare(builder, region, parameters, "first moment of ");
    declare(builder, region, parameters, "second moment of ");
    builder.add(region, clock());
  }

  private static Variable clock() {
    return new Variable("clock", Type.I32, 1, true);
  }

  /** Writes the step down. */
  private static final class Writer {
    private final StepProgram whole;
    private final Hyperparameters how;
    private final int slice;
    private final Staged.Builder step = new Staged.Builder();
    private final int[] numbers;
    private final Inputs inputs;
    private final int clock;
    private final int offsets;
    private final int part;
    private final int starts;
    private final Parts parts;

    Writer(StepProgram whole, int slice) {
      this.whole = whole;
      this.how = whole.hyperparameters();
      this.slice = slice;
      this.numbers = new int[whole.program().variables().size()];
      whole.state().all().forEach(variable -> place(STATE, variable));
      this.clock = step.add(STATE, clock());
      this.inputs = inputs();
      placeRest();
      this.offsets = work("offsets", how.batch());
      this.part = work("part", 1);
      this.starts = how.accumulation() > 1 ? work("starts", how.microBatch()) : offsets;
      this.parts = run();
    }

    private Inputs inputs() {
      return new Inputs(
          input("text", Type.I32, slice),
          input("start", Type.I32, KEY),
          input("range", Type.I32, 1),
          input("table", Type.F32, Math.multiplyExact(how.steps(), AdamW.SCHEDULE)),
          place(INPUTS, whole.host().scale()));
    }

    private int input(String name, Type type, int size) {
      return step.add(INPUTS, new Variable(name, type, size, true));
    }

    private int work(String name, int size) {
      return step.add(WORK, new Variable(name, Type.I32, size, true));
    }

    private int place(int region, int variable) {
      numbers[variable] = step.add(region, whole.program().variables().get(variable));
      return numbers[variable];
    }

    private void placeRest() {
      Set<Integer> placed = new HashSet<>(whole.state().all());
      placed.add(whole.host().scale());
      for (int variable = 0; variable < numbers.length; variable++) {
        if (!placed.contains(variable)) {
          place(WORK, variable);
        }
      }
    }

    private Parts run() {
      draw();
      sequences();
      copy(0, whole.parts().more());
      int first = step.size();
      if (how.accumulation() > 1) {
        run(Clock.tick(1), part, part);
        sequences();
        copy(whole.parts().more(), whole.parts().update());
      }
      int more = step.size() - first;
      copy(whole.parts().update(), whole.parts().end());
      run(Clock.tick(1), clock, clock);
      int rest = step.size() - first - more;
      return new Parts(first, more, how.accumulation() - 1, rest);
    }

    private void draw() {
      int key = work("key", KEY);
      run(Clock.row(how.steps(), AdamW.SCHEDULE), inputs.table(), clock, schedule());
      run(Batches.key(KEY), inputs.start(), clock, key);
      run(Batches.draw(how.batch()), key, inputs.range(), offsets);
    }

    private void sequences() {
      int context = whole.shape().context();
      if (how.accumulation() > 1) {
        run(Batches.part(how.accumulation(), how.microBatch()), offsets, part, starts);
      }
      int tokens = numbers[whole.host().tokens()];
      int targets = numbers[whole.host().targets()];
      int batch = how.microBatch();
      run(Batches.sequences(batch, context, slice, 0), inputs.text(), starts, tokens);
      run(Batches.sequences(batch, context, slice, 1), inputs.text(), starts, targets);
    }

    private int schedule() {
      return numbers[whole.host().schedule()];
    }

    private void run(Operator operator, Integer... variables) {
      step.run(new Instruction(operator, List.of(variables)));
    }

    private void copy(int begin, int end) {
      for (Instruction instruction : whole.program().instructions().subList(begin, end)) {
        step.run(
            new Instruction(
                instruction.operator(),
                instruction.arguments().stream().map(variable -> numbers[variable]).toList()));
      }
    }
  }
}
