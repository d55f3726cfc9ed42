package dev.hearth.training.program;

import dev.hearth.compute.op.Batches;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the programHash of a job has to be: the Merkle root over a header, the operator that draws
 * batches, then the instructions of its step, activations being kept. The header, big endian:
 * version, loss scale, number of variables; where it accumulates, version 2 and three words more,
 * the number of micro-batches and where {@link StepProgram.Parts} more and update begin.
 */
final class ProgramHash {
  private static final int VERSION = 1;
  private static final int ACCUMULATING = 2;

  private ProgramHash() {}

  static Hash of(StepProgram step) {
    List<Hash> leaves = new ArrayList<>();
    leaves.add(MerkleTree.leaf(MerkleTree.Type.PROGRAM, header(step)));
    byte[] draw = Batches.draw(step.hyperparameters().batch()).hash();
    leaves.add(MerkleTree.leaf(MerkleTree.Type.PROGRAM, draw));
    leaves.addAll(step.program().leaves());
    return MerkleTree.root(MerkleTree.Type.PROGRAM, leaves);
  }

  private static ByteBuffer header(StepProgram step) {
    int microBatches = step.hyperparameters().accumulation();
    ByteBuffer header =
        ByteBuffer.allocate(6 * Integer.BYTES)
            .putInt(microBatches == 1 ? VERSION : ACCUMULATING)
            .putFloat(StepProgram.LOSS_SCALE)
            .putInt(step.program().variables().size());
    if (microBatches > 1) {
      header.putInt(microBatches).putInt(step.parts().more()).putInt(step.parts().update());
    }
    return header.flip();
  }
}
