package dev.hearth.compute;

import dev.hearth.compute.fold.Type;

/**
 * Typed memory of a device, zeroed when allocated. Positions and counts are elements, not bytes.
 *
 * <p>Floats are stored as they come; operators expect canonical ones: no {@code -0}, nothing but
 * {@code +0} below 2^-100 in magnitude. What an operator wrote is canonical; the host keeps the
 * rule for what it writes ({@link dev.hearth.compute.fold.Op#canonical}).
 *
 * <p>Access of the wrong type or out of range throws; a buffer belongs to its device's thread.
 */
public interface Buffer extends AutoCloseable {
  Type type();

  long size();

  void write(long at, float[] from, int offset, int count);

  void write(long at, int[] from, int offset, int count);

  void read(long at, float[] to, int offset, int count);

  void read(long at, int[] to, int offset, int count);

  @Override
  void close();
}
