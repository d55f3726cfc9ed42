package dev.hearth.compute.metal;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.fold.Type;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Memory that the host and the device share; the host waits for the device before it looks. */
final class MetalBuffer implements Buffer {
  private final Memory memory;
  private final Commands commands;
  private final Type type;
  private final Id handle;
  private final MemorySegment contents;

  /** Holding anything. */
  @SuppressWarnings("restricted")
  MetalBuffer(Memory memory, Commands commands, Type type, long size) {
    long bytes = Math.multiplyExact(size, Float.BYTES);
    this.memory = memory;
    this.commands = commands;
    this.type = type;
    this.handle = memory.allocate(bytes);
    this.contents = handle.object(Selector.CONTENTS).pointer().reinterpret(bytes);
  }

  MetalBuffer zeroed() {
    contents.fill((byte) 0);
    return this;
  }

  Id handle() {
    return handle;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public long size() {
    return contents.byteSize() / Float.BYTES;
  }

  @Override
  public void write(long at, float[] from, int offset, int count) {
    MemorySegment.copy(from, offset, ready(Type.F32, at, count), JAVA_FLOAT, 0, count);
  }

  @Override
  public void write(long at, int[] from, int offset, int count) {
    MemorySegment.copy(from, offset, ready(Type.I32, at, count), JAVA_INT, 0, count);
  }

  @Override
  public void read(long at, float[] to, int offset, int count) {
    MemorySegment.copy(ready(Type.F32, at, count), JAVA_FLOAT, 0, to, offset, count);
  }

  @Override
  public void read(long at, int[] to, int offset, int count) {
    MemorySegment.copy(ready(Type.I32, at, count), JAVA_INT, 0, to, offset, count);
  }

  @Override
  public void close() {
    memory.free(handle);
  }

  private MemorySegment ready(Type wanted, long at, int count) {
    if (type != wanted) {
      throw new IllegalArgumentException("a buffer of " + type + ", not " + wanted);
    }
    Objects.checkFromIndexSize(at, count, size());
    commands.await();
    return contents.asSlice(at * Float.BYTES, (long) count * Float.BYTES);
  }
}
