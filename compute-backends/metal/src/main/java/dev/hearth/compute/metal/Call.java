package dev.hearth.compute.metal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A native function. Arguments must have the very types it was linked with. */
record Call(MethodHandle handle) {
  private static final MethodType ANY = MethodType.methodType(Object.class, Object[].class);

  static Call of(MethodHandle handle) {
    int arguments = handle.type().parameterCount();
    return new Call(handle.asSpreader(Object[].class, arguments).asType(ANY));
  }

  /** Null for a function without a result. */
  Object with(Object... arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("a native function could not be called", e);
    }
  }
}
