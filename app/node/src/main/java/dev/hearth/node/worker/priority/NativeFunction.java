package dev.hearth.node.worker.priority;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** A function of the system's own library. */
record NativeFunction(String name, MethodHandle handle) {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final String ERRNO = "errno";
  private static final int NO_SUCH_THREAD = 3;

  /** Of the C library. */
  @SuppressWarnings("restricted")
  static NativeFunction ofC(String name, FunctionDescriptor type, Linker.Option... options) {
    List<Linker.Option> all = new ArrayList<>(List.of(options));
    all.add(Linker.Option.captureCallState(ERRNO));
    return new NativeFunction(
        name,
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow(name), type, all.toArray(Linker.Option[]::new)));
  }

  /** Of another library, by its file's name. */
  @SuppressWarnings("restricted")
  static NativeFunction of(String library, String name, FunctionDescriptor type) {
    SymbolLookup lookup = SymbolLookup.libraryLookup(library, Arena.global());
    return new NativeFunction(name, LINKER.downcallHandle(lookup.findOrThrow(name), type));
  }

  long call(Object... arguments) {
    try {
      return ((Number) handle.invokeWithArguments(arguments)).longValue();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Calls a C function that says by -1 that it failed; throws IOException then, unless it failed
   * because the thread it was for has ended.
   */
  void require(Object... arguments) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      List<Object> all = new ArrayList<>(List.of(state));
      all.addAll(List.of(arguments));
      if (call(all.toArray()) == -1) {
        int errno = state.get(ValueLayout.JAVA_INT, 0);
        if (errno != NO_SUCH_THREAD) {
          throw new IOException(name + " is refused with error " + errno);
        }
      }
    }
  }
}
