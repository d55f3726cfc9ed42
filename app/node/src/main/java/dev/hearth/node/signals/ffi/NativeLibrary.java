package dev.hearth.node.signals.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/** A shared library of the system; once loaded it stays. */
public final class NativeLibrary {
  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup symbols;

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /** By file name or path; empty when this machine has no such library. */
  @SuppressWarnings("restricted")
  public static Optional<NativeLibrary> load(String name) {
    try {
      return Optional.of(new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global())));
    } catch (IllegalArgumentException absent) {
      return Optional.empty();
    }
  }

  /** As above; throws NoSuchElementException when this machine has no such library. */
  public static NativeLibrary of(String name) {
    return load(name).orElseThrow();
  }

  /** What every process has: the C library's functions. */
  public static NativeLibrary standard() {
    return new NativeLibrary(LINKER.defaultLookup());
  }

  /** A function with a result. Throws NoSuchElementException when the library lacks it. */
  public NativeFunction function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return link(name, FunctionDescriptor.of(result, arguments));
  }

  /** A function without a result. Throws NoSuchElementException when the library lacks it. */
  public NativeFunction procedure(String name, MemoryLayout... arguments) {
    return link(name, FunctionDescriptor.ofVoid(arguments));
  }

  /** A constant that is a pointer. */
  public MemorySegment pointer(String name) {
    return NativeMemory.at(symbols.findOrThrow(name), ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  @SuppressWarnings("restricted")
  private NativeFunction link(String name, FunctionDescriptor descriptor) {
    return NativeFunction.of(name, LINKER.downcallHandle(symbols.findOrThrow(name), descriptor));
  }
}
