package dev.hearth.training;

import dev.hearth.compute.fold.Op;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Parameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An update on the wire: its words, little endian, in the order of {@link Parameters}. */
public final class UpdateBlob {
  private UpdateBlob() {}

  public static byte[] encode(float[] update) {
    ByteBuffer blob =
        ByteBuffer.allocate(Math.multiplyExact(update.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    blob.asFloatBuffer().put(update);
    return blob.array();
  }

  /**
   * Throws MalformedException when the blob has another size or a value that no device computes:
   * not finite, or not canonical.
   */
  public static float[] decode(byte[] blob, ModelShape shape) throws MalformedException {
    if (blob.length != shape.parameters() * Float.BYTES) {
      throw new MalformedException(
          "an update of this model has "
              + shape.parameters() * Float.BYTES
              + " bytes, not "
              + blob.length);
    }
    float[] update = new float[blob.length / Float.BYTES];
    ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(update);
    for (float value : update) {
      if (!Float.isFinite(value) || isOther(Op.canonical(value), value)) {
        throw new MalformedException("an update with " + value + ", which no device computes");
      }
    }
    return update;
  }

  private static boolean isOther(float canonical, float value) {
    return Float.floatToRawIntBits(canonical) != Float.floatToRawIntBits(value);
  }
}
