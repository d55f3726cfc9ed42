package dev.hearth.verifier.dispute;

import dev.hearth.compute.fold.Operations;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Chunk;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.Written;
import dev.hearth.training.memory.Memory;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.training.trace.ProgramTrace;
import dev.hearth.training.trace.StageTrace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The truth about a lease, computed again. */
public final class Replay implements Trace {
  private final LeaseTrace lease;
  private final Map<Integer, Hash> states = new HashMap<>();

  public Replay(LeaseTrace lease) {
    this.lease = lease;
  }

  @Override
  public Hash state(int step) {
    return states.computeIfAbsent(step, lease::state);
  }

  @Override
  public Run step(int step) {
    return new ReplayedRun(lease.step(step));
  }

  @Override
  public Run update() {
    return new ReplayedRun(lease.update());
  }

  private record ReplayedRun(ProgramTrace run) implements Run {
    @Override
    public Hash memory(int stages) {
      return run.root(stages);
    }

    @Override
    public Regions end() {
      return regions(run.memory(run.stages()));
    }

    @Override
    public Stage stage(int number) {
      return new ReplayedStage(run.stage(number));
    }
  }

  private record ReplayedStage(StageTrace stage) implements Stage {
    @Override
    public Written before() {
      return new Written(regions(stage.memory()), stage.outputBefore(), stage.outputInRegion());
    }

    @Override
    public long size() {
      return stage.output().size();
    }

    @Override
    public List<Hash> row(int height) {
      return stage.output().level(height);
    }

    @Override
    public Bytes chunk(int index) {
      return Bytes.of(stage.output().chunk(index));
    }

    @Override
    public int[] operations(long element) {
      return stage.operations(element);
    }

    @Override
    public Evidence evidence(long element, int operation) {
      return new Gathering(stage).of(element, operation);
    }
  }

  private static Regions regions(Memory memory) {
    return new Regions(memory.first().root(), memory.second().root(), memory.third().root());
  }

  /** Puts the evidence of an operation together, every chunk once. */
  private static final class Gathering {
    private final StageTrace stage;
    private final List<Chunk> chunks = new ArrayList<>();

    Gathering(StageTrace stage) {
      this.stage = stage;
    }

    Evidence of(long element, int operation) {
      List<Operations.Operand> read = stage.operands(element, operation);
      ByteBuffer operands = ByteBuffer.allocate(read.size() * Integer.BYTES);
      ByteBuffer chunkOf = ByteBuffer.allocate(read.size());
      for (Operations.Operand operand : read) {
        operands.putInt(stage.word(operand));
        chunkOf.put((byte) chunk(operand));
      }
      return new Evidence(
          regions(stage.memory()), chunks, Bytes.of(operands.array()), Bytes.of(chunkOf.array()));
    }

    private int chunk(Operations.Operand operand) {
      int index = Math.toIntExact(operand.element() / VariableTree.CHUNK);
      for (int n = 0; n < chunks.size(); n++) {
        if (chunks.get(n).tensor() == operand.tensor() && chunks.get(n).index() == index) {
          return n;
        }
      }
      VariableTree tree = stage.operand(operand.tensor());
      chunks.add(
          new Chunk(
              operand.tensor(),
              index,
              Bytes.of(tree.chunk(index)),
              tree.path(index),
              stage.operandInRegion(operand.tensor())));
      return chunks.size() - 1;
    }
  }
}
