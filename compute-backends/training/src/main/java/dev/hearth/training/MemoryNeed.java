package dev.hearth.training;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.ProgramMemory;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The most that training takes, reckoned before anything is allocated. Pure, and quick for any
 * size.
 *
 * @param kept with activations kept
 * @param recomputed with activations computed again
 */
public record MemoryNeed(Bytes kept, Bytes recomputed) {
  /** What the host keeps of a model: the start, its copy of the state, the update. */
  private static final long VECTORS = 5;

  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  /**
   * @param device for the step's program
   * @param packed for a processor's products
   * @param host for the vectors beside it
   */
  public record Bytes(long device, long packed, long host) {
    private static final Bytes TOO_MANY = new Bytes(Long.MAX_VALUE, 0, 0);

    /** Where all is in one memory. */
    public long together() {
      return equals(TOO_MANY) ? Long.MAX_VALUE : device + packed + host;
    }

    boolean fits(Room room) {
      return switch (room) {
        case Room.Shared(long bytes) -> together() <= bytes;
        case Room.Apart(long card, long heap) -> device <= card && host <= heap;
      };
    }
  }

  /** Long.MAX_VALUE where sizes are beyond what any device could hold. */
  public static MemoryNeed of(ModelShape shape, Hyperparameters hyperparameters) {
    return new MemoryNeed(
        bytes(shape, hyperparameters, Activations.KEPT),
        bytes(shape, hyperparameters, Activations.RECOMPUTED));
  }

  private static Bytes bytes(ModelShape shape, Hyperparameters how, Activations activations) {
    if (shape.parameters() >= Integer.MAX_VALUE) {
      return Bytes.TOO_MANY;
    }
    try {
      ProgramMemory program = ProgramMemory.of(shape, how, activations);
      long vectors = VECTORS * Float.BYTES * shape.parameters();
      return new Bytes(program.device(), program.packed(), vectors);
    } catch (ArithmeticException tooLarge) {
      return Bytes.TOO_MANY;
    }
  }

  /** Activations are kept where they fit; empty when not even computing them again does. */
  public Optional<Activations> choice(Room room) {
    return kept.fits(room)
        ? Optional.of(Activations.KEPT)
        : Optional.of(Activations.RECOMPUTED).filter(least -> recomputed.fits(room));
  }

  /** As in "needs 6.1 GiB, this device has 4.0 GiB", for a room that does not suffice. */
  public String sentence(Room room) {
    return switch (room) {
      case Room.Shared(long bytes) -> lacking(recomputed.together(), ", this device has ", bytes);
      case Room.Apart(long card, long _) when recomputed.device > card ->
          lacking(recomputed.device, ", this device has ", card);
      case Room.Apart(long _, long heap) ->
          lacking(
              recomputed.host,
              " of the computer's memory beside the device, of which it may have ",
              heap);
    };
  }

  private static String lacking(long wanted, String had, long bytes) {
    String needed = wanted == Long.MAX_VALUE ? "more than any device has" : words(wanted);
    return "needs " + needed + had + written(bytes, Math::floor);
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
