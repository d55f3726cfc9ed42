package dev.hearth.training.program;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.ModelShape;

/** The steps of a lease as operators. */
public final class ModelProgram {
  private ModelProgram() {}

  /** What a job's programHash has to be. */
  public static Hash hash(ModelShape shape, int batch) {
    throw new UnsupportedOperationException();
  }
}
