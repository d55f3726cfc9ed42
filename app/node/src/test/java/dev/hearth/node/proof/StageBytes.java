package dev.hearth.node.proof;

import dev.hearth.compute.fold.Operator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The canonical bytes of an operator's stages, cut out of the operator's. */
final class StageBytes {
  private StageBytes() {}

  static List<byte[]> of(Operator operator) {
    ByteBuffer bytes = ByteBuffer.wrap(operator.canonicalBytes());
    for (int tensors = bytes.get(); tensors > 0; tensors--) {
      bytes.position(bytes.position() + 2);
      int rank = bytes.get();
      bytes.position(bytes.position() + rank * Integer.BYTES);
    }
    List<byte[]> stages = new ArrayList<>();
    for (int left = bytes.get(); left > 0; left--) {
      byte[] stage = new byte[bytes.getInt()];
      bytes.get(stage);
      stages.add(stage);
    }
    return stages;
  }
}
