package dev.hearth.compute;

/** An operator compiled for a device. */
@FunctionalInterface
public interface Kernel {
  /**
   * Runs to the end, or until the device's {@link Pace} throws StoppedException. The device may
   * still be at work when this returns, at most a slice behind; whatever else it is asked comes
   * after ({@link Device#finish}).
   *
   * @param arguments the operator's IN and OUT tensors in the order of their declaration; VIRTUAL
   *     ones are the backend's own. An output may be the same buffer as an input only where {@link
   *     dev.hearth.compute.fold.Operator#mayAlias} allows it; no other two may be the same when one
   *     of them is written.
   * @throws IllegalArgumentException when number, type or size of the buffers differ from the
   *     operator's
   */
  void run(Buffer... arguments);
}
