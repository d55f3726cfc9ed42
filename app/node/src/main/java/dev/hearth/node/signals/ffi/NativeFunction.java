package dev.hearth.node.signals.ffi;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** One native function. Arguments must have the very types it was linked with. */
public final class NativeFunction {
  private final String name;
  private final MethodHandle handle;

  private NativeFunction(String name, MethodHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  static NativeFunction of(String name, MethodHandle handle) {
    MethodType any = MethodType.methodType(Object.class, Object[].class);
    MethodHandle spread = handle.asSpreader(Object[].class, handle.type().parameterCount());
    return new NativeFunction(name, spread.asType(any));
  }

  /** A function that a table of an object points to. */
  @SuppressWarnings("restricted")
  public static NativeFunction at(
      MemorySegment address, String name, MemoryLayout result, MemoryLayout... arguments) {
    FunctionDescriptor descriptor = FunctionDescriptor.of(result, arguments);
    return of(name, Linker.nativeLinker().downcallHandle(address, descriptor));
  }

  public Object call(Object... arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(name + " could not be called", e);
    }
  }

  public int toInt(Object... arguments) {
    return (int) call(arguments);
  }

  public MemorySegment toAddress(Object... arguments) {
    return (MemorySegment) call(arguments);
  }
}
