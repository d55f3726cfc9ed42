package dev.hearth.training.files;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Weights;
import java.util.Map;

/**
 * Weights as safetensors under the Hugging Face GPT-2 names, without "transformer.". The same
 * weights and metadata give the same bytes.
 */
public final class ModelFile {
  private ModelFile() {}

  public static byte[] write(Weights weights, Map<String, String> metadata) {
    throw new UnsupportedOperationException();
  }

  /** Throws MalformedException when a tensor of this shape is missing, wrong, or not finite. */
  public static Weights read(byte[] file, ModelShape shape) throws MalformedException {
    throw new UnsupportedOperationException();
  }

  /** The file's own notes. */
  public static Map<String, String> metadata(byte[] file) throws MalformedException {
    throw new UnsupportedOperationException();
  }
}
