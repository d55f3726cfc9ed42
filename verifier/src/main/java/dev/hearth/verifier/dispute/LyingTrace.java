package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.Written;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.program.Place;
import dev.hearth.training.program.TracedProgram;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The account of a side that insists on one wrong operation: the truth up to there, a wrong word
 * from there on, and made-up values for what follows from it. It never contradicts itself in what
 * the rules compare, so it can be told to the end; practice cheaters and tests play it.
 */
public final class LyingTrace implements Trace {
  /**
   * Where the lie begins.
   *
   * @param program 0 a step, 1 the update
   * @param step of the lease; unused in the update
   * @param stage its number in the run
   * @param element of what the stage writes
   * @param operation the first wrong one
   */
  public record Lie(int program, int step, int stage, long element, int operation) {}

  private static final int WRONG = 0x1;

  private final Trace truth;
  private final TracedProgram program;
  private final Hash inputs;
  private final Lie lie;
  private final IntFunction<Hash> later;

  /**
   * @param inputs the lease's inputsRoot
   */
  public LyingTrace(Trace truth, TracedProgram program, Hash inputs, Lie lie) {
    this(truth, program, inputs, lie, step -> madeUp(lie, 0, step));
  }

  /**
   * @param later the roots of the states that are said to follow
   */
  public LyingTrace(
      Trace truth, TracedProgram program, Hash inputs, Lie lie, IntFunction<Hash> later) {
    this.truth = truth;
    this.program = program;
    this.inputs = inputs;
    this.lie = lie;
    this.later = later;
  }

  /** Whether anything comes out otherwise that a commitment or a state shows. */
  public boolean matters() {
    return lie.program() == 1 || !state(lie.step() + 1).equals(truth.state(lie.step() + 1));
  }

  @Override
  public Hash state(int step) {
    if (lie.program() == 1 || step <= lie.step()) {
      return truth.state(step);
    }
    return step == lie.step() + 1 ? step(lie.step()).end().first() : later.apply(step);
  }

  @Override
  public Run step(int step) {
    return lie.program() == 0 && step == lie.step()
        ? new LyingRun(truth.step(step), program.parts().total())
        : truth.step(step);
  }

  @Override
  public Run update() {
    return lie.program() == 1
        ? new LyingRun(truth.update(), program.update().program().instructions().size())
        : truth.update();
  }

  private Hash madeUp(int what, int number) {
    return madeUp(lie, what, number);
  }

  private static Hash madeUp(Lie lie, int what, int number) {
    byte[] seed =
        ByteBuffer.allocate(4 * Integer.BYTES)
            .putInt(what)
            .putInt(number)
            .putInt(lie.stage())
            .putInt((int) lie.element())
            .array();
    return Hash.sha256(seed);
  }

  /** The run with the lie in it. */
  private final class LyingRun implements Run {
    private final Run run;
    private final int stages;

    LyingRun(Run run, int stages) {
      this.run = run;
      this.stages = stages;
    }

    @Override
    public Hash memory(int after) {
      if (after <= lie.stage()) {
        return run.memory(after);
      }
      if (after == lie.stage() + 1) {
        return spoilt().root();
      }
      return after == stages ? end().root() : madeUp(1, after);
    }

    @Override
    public Regions end() {
      if (stages == lie.stage() + 1) {
        return spoilt();
      }
      return lie.program() == 1
          ? run.end().with(2, madeUp(2, stages))
          : new Regions(later.apply(lie.step() + 1), inputs, madeUp(3, stages));
    }

    @Override
    public Stage stage(int number) {
      Stage stage = run.stage(number);
      return number == lie.stage() ? new LyingStage(stage) : stage;
    }

    /** The regions after the stage, with the wrong variable. */
    private Regions spoilt() {
      LyingStage stage = new LyingStage(run.stage(lie.stage()));
      Written before = stage.before();
      Place place = program.written(lie.program(), lie.stage());
      Hash region = program.region(lie.program(), place, stage.root(), before.path()).orElseThrow();
      return before.regions().with(place.region(), region);
    }
  }

  /** The stage with one wrong word. */
  private final class LyingStage implements Stage {
    private final Stage stage;
    private final int chunk = Math.toIntExact(lie.element() / VariableTree.CHUNK);

    LyingStage(Stage stage) {
      this.stage = stage;
    }

    Hash root() {
      MerkleTree tree = new MerkleTree(Type.VARIABLE, row(0));
      return tree.root();
    }

    @Override
    public Written before() {
      return stage.before();
    }

    @Override
    public long size() {
      return stage.size();
    }

    @Override
    public List<Hash> row(int height) {
      List<Hash> leaves = new ArrayList<>(stage.row(0));
      leaves.set(chunk, MerkleTree.leaf(Type.VARIABLE, chunk(chunk).toArray()));
      return height == 0 ? leaves : new MerkleTree(Type.VARIABLE, leaves).level(height);
    }

    @Override
    public Bytes chunk(int index) {
      if (index != chunk) {
        return stage.chunk(index);
      }
      byte[] words = stage.chunk(index).toArray();
      int at = (int) (lie.element() % VariableTree.CHUNK) * Integer.BYTES;
      ByteBuffer buffer = ByteBuffer.wrap(words).order(ByteOrder.LITTLE_ENDIAN);
      buffer.putInt(at, buffer.getInt(at) ^ WRONG);
      return Bytes.of(words);
    }

    @Override
    public int[] operations(long element) {
      int[] words = stage.operations(element);
      if (element == lie.element()) {
        Arrays.setAll(words, n -> n < lie.operation() ? words[n] : words[n] ^ WRONG);
      }
      return words;
    }

    @Override
    public Evidence evidence(long element, int operation) {
      return stage.evidence(element, operation);
    }
  }
}
