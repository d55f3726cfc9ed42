package dev.hearth.compute.cpu.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API's species, and classes specialised to one. Only touched when the module is there.
 */
public final class Species {
  private Species() {}

  static int preferredLanes() {
    return FloatVector.SPECIES_PREFERRED.length();
  }

  public static VectorSpecies<Float> of(Lanes lanes) {
    return switch (lanes) {
      case FOUR -> FloatVector.SPECIES_128;
      case EIGHT -> FloatVector.SPECIES_256;
      case SIXTEEN -> FloatVector.SPECIES_512;
      case ONE -> throw new IllegalArgumentException("one lane needs no vectors");
    };
  }

  /**
   * A new copy of class {@code template} whose class data is the species of {@code lanes}. C2 makes
   * good code only when the species is a constant, so one source serves every width by being
   * defined once a width.
   *
   * @param template without nested classes, in the package of {@code lookup}
   */
  public static MethodHandles.Lookup specialise(
      MethodHandles.Lookup lookup, Class<?> template, Lanes lanes) {
    try (InputStream in = template.getResourceAsStream(template.getSimpleName() + ".class")) {
      return lookup.defineHiddenClassWithClassData(in.readAllBytes(), of(lanes), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The species that {@link #specialise} gave the calling class. */
  @SuppressWarnings("unchecked")
  public static VectorSpecies<Float> given(MethodHandles.Lookup caller) {
    try {
      return MethodHandles.classData(caller, "_", VectorSpecies.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
