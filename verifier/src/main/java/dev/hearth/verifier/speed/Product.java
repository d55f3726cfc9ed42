package dev.hearth.verifier.speed;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.Gemm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongSupplier;

/** The answering side: the product of a challenge on a device, by the contract's operator. */
public final class Product implements AutoCloseable {
  private final Device device;
  private final int size;
  private final Buffer a;
  private final Buffer b;
  private final Buffer c;
  private final Kernel kernel;

  /** Takes memory for three square matrices of that size. */
  public Product(Device device, int size) {
    this.device = device;
    this.size = size;
    long elements = (long) size * size;
    this.a = device.allocate(Type.F32, elements);
    this.b = device.allocate(Type.F32, elements);
    this.c = device.allocate(Type.F32, elements);
    this.kernel = device.compile(Gemm.nn(size, size, size));
  }

  public Device device() {
    return device;
  }

  /**
   * Multiplies, and says how long the product alone took.
   *
   * @param nanoTime as System.nanoTime
   */
  public long multiply(Factors factors, LongSupplier nanoTime) {
    float[] row = new float[size];
    for (int i = 0; i < size; i++) {
      write(a, i, row, factors::a);
      write(b, i, row, factors::b);
    }
    long begun = nanoTime.getAsLong();
    kernel.run(a, b, c);
    c.read(0, row, 0, 1); // a device may only have queued it
    return nanoTime.getAsLong() - begun;
  }

  private interface Elements {
    int at(long index);
  }

  private void write(Buffer buffer, int i, float[] row, Elements elements) {
    long first = (long) i * size;
    for (int j = 0; j < size; j++) {
      row[j] = elements.at(first + j);
    }
    buffer.write(first, row, 0, size);
  }

  /** The elements of the product, row after row, as they travel. */
  public void write(OutputStream out) throws IOException {
    float[] row = new float[size];
    ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      c.read((long) i * size, row, 0, size);
      bytes.asFloatBuffer().put(row);
      out.write(bytes.array());
    }
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
