package dev.hearth.training;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.ProgramMemory;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The most bytes that training takes, reckoned before anything is allocated: the step's program,
 * and five vectors that the host keeps beside it (the start, its copy of the state, the update).
 * For a processor both are one memory; for a card the vectors are a margin. Pure, and quick for any
 * size.
 *
 * @param kept with activations kept
 * @param recomputed with activations computed again
 */
public record MemoryNeed(long kept, long recomputed) {
  private static final long VECTORS = 5;
  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  /** Long.MAX_VALUE where sizes are beyond what any device could hold. */
  public static MemoryNeed of(ModelShape shape, Hyperparameters hyperparameters) {
    return new MemoryNeed(
        bytes(shape, hyperparameters, Activations.KEPT),
        bytes(shape, hyperparameters, Activations.RECOMPUTED));
  }

  private static long bytes(ModelShape shape, Hyperparameters how, Activations activations) {
    if (shape.parameters() >= Integer.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    try {
      long vectors = VECTORS * Float.BYTES * shape.parameters();
      return Math.addExact(vectors, ProgramMemory.bytes(shape, how, activations));
    } catch (ArithmeticException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  /** Activations are kept where they fit; empty when not even computing them again does. */
  public Optional<Activations> choice(long memory) {
    return kept <= memory
        ? Optional.of(Activations.KEPT)
        : Optional.of(Activations.RECOMPUTED).filter(least -> recomputed <= memory);
  }

  /** As in "needs 6.1 GiB, this device has 4.0 GiB", for a memory that does not suffice. */
  public String sentence(long memory) {
    String wanted = recomputed == Long.MAX_VALUE ? "more than any device has" : words(recomputed);
    return "needs " + wanted + ", this device has " + written(memory, Math::floor);
  }

  /** Rounded up, so that what has so much has enough. */
  public static String words(long bytes) {
    return written(bytes, Math::ceil);
  }

  private static String written(long bytes, DoubleUnaryOperator rounded) {
    return bytes < GIB
        ? String.format(Locale.ROOT, "%.0f MiB", rounded.applyAsDouble(bytes / MIB))
        : String.format(Locale.ROOT, "%.1f GiB", rounded.applyAsDouble(bytes / GIB * 10) / 10);
  }
}
