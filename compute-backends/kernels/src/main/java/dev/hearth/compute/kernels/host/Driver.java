package dev.hearth.compute.kernels.host;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import java.util.List;

/**
 * What a family of devices does its own way. For the device's thread; failures are {@link
 * dev.hearth.compute.DeviceException}s.
 */
public interface Driver<B extends StagedBuffer> extends AutoCloseable {
  Class<B> bufferType();

  /** Memory that holds anything. */
  B allocate(Type type, long size);

  /** Zeroes memory that was just allocated. */
  void clear(B buffer);

  /** See {@link KernelShape#joins}. */
  boolean joins();

  KernelPlan plan(Operator operator);

  Program<B> compile(Operator operator, KernelPlan plan);

  /** Has what was sent begin, where a driver would wait for more. */
  void flush();

  /** Waits until all that was sent has ended. */
  void await();

  @Override
  void close();

  /** The kernels of a plan. */
  interface Program<B extends StagedBuffer> extends AutoCloseable {
    /**
     * Starts groups {@code first} to {@code first + count - 1}.
     *
     * @param launch its number in the plan
     * @param buffers one a slot
     */
    void start(int launch, List<B> buffers, int first, int count);

    @Override
    void close();
  }
}
