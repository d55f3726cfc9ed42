package dev.hearth.compute.metal;

import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.host.StagedBuffer;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Memory that the host and the device share; the host waits for the device before it looks. */
final class MetalBuffer extends StagedBuffer {
  private final Memory memory;
  private final Commands commands;
  private final Id handle;
  private final MemorySegment contents;

  /** Holding anything. */
  @SuppressWarnings("restricted")
  MetalBuffer(Memory memory, Commands commands, Type type, long size) {
    super(type, size);
    long bytes = Math.multiplyExact(size, Float.BYTES);
    this.memory = memory;
    this.commands = commands;
    this.handle = memory.allocate(bytes);
    this.contents = handle.object(Selector.CONTENTS).pointer().reinterpret(bytes);
  }

  /** For memory that no command has been told of. */
  void clear() {
    contents.fill((byte) 0);
  }

  Id handle() {
    return handle;
  }

  @Override
  protected void write(long at, ByteBuffer bytes) {
    commands.slices().finish();
    part(at, bytes).copyFrom(MemorySegment.ofBuffer(bytes));
  }

  @Override
  protected void read(long at, ByteBuffer bytes) {
    commands.slices().finish();
    MemorySegment.ofBuffer(bytes).copyFrom(part(at, bytes));
  }

  @Override
  protected void free() {
    memory.free(handle);
  }

  private MemorySegment part(long at, ByteBuffer bytes) {
    return contents.asSlice(at * Float.BYTES, bytes.remaining());
  }
}
