package dev.hearth.compute.metal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The mock of Objective-C and Metal in src/test/native, one a process. Needs g++. */
final class Mock {
  private static final Path SOURCES = Path.of("src", "test", "native").toAbsolutePath();
  private static final Path LIBRARY = Path.of("target", "libmockmetal.so").toAbsolutePath();

  private static Mock built;

  private final SymbolLookup symbols;

  @SuppressWarnings("restricted")
  private Mock() {
    symbols = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
  }

  /** At first nothing fails or flushes. */
  static synchronized Mock here() {
    if (built == null) {
      build();
      built = new Mock();
    }
    built.fail("", 0);
    built.flush(false);
    built.mistakes();
    return built;
  }

  MetalBackend backend() {
    return new MetalBackend(List.of(LIBRARY.toString()));
  }

  /** From now on what this message asks for is refused; "" for none. */
  void fail(String selector, long code) {
    try (Arena arena = Arena.ofConfined()) {
      procedure("mock_fail", ADDRESS, JAVA_LONG).with(arena.allocateFrom(selector), code);
    }
  }

  /** Whether subnormal numbers are zeros. */
  void flush(boolean on) {
    procedure("mock_flush", JAVA_INT).with(on ? 1 : 0);
  }

  /** Whether objects say that they do not know a message, as under an older system. */
  void forget(String selector, boolean forgotten) {
    try (Arena arena = Arena.ofConfined()) {
      procedure("mock_forget", ADDRESS, JAVA_INT)
          .with(arena.allocateFrom(selector), forgotten ? 1 : 0);
    }
  }

  /** How often a message was sent. */
  long calls(String selector) {
    try (Arena arena = Arena.ofConfined()) {
      FunctionDescriptor type = FunctionDescriptor.of(JAVA_LONG, ADDRESS);
      return (long) function("mock_calls", type).with(arena.allocateFrom(selector));
    }
  }

  /** What was done wrong since this was last asked. */
  List<String> mistakes() {
    return lines("mock_mistakes");
  }

  /** The types of the objects that nobody has released. */
  List<String> alive() {
    return lines("mock_alive");
  }

  void assertThatAllIsWell() {
    assertThat(mistakes()).isEmpty();
    assertThat(alive()).isEmpty();
  }

  @SuppressWarnings("restricted")
  private List<String> lines(String function) {
    Object text = function(function, FunctionDescriptor.of(ADDRESS)).with();
    return ((MemorySegment) text).reinterpret(Long.MAX_VALUE).getString(0).lines().toList();
  }

  private Call procedure(String name, MemoryLayout... arguments) {
    return function(name, FunctionDescriptor.ofVoid(arguments));
  }

  @SuppressWarnings("restricted")
  private Call function(String name, FunctionDescriptor type) {
    return Call.of(Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type));
  }

  static boolean canBeBuilt() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "g++")));
  }

  private static void build() {
    List<String> command = new ArrayList<>(List.of("g++", "-std=c++17", "-O1", "-Wall", "-Wextra"));
    command.addAll(List.of("-fPIC", "-shared", "-DHERE=\"" + SOURCES + "\""));
    command.addAll(List.of("-o", LIBRARY.toString()));
    try (Stream<Path> files = Files.list(SOURCES)) {
      files.map(Path::toString).filter(file -> file.endsWith(".cpp")).forEach(command::add);
      command.add("-ldl");
      Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
      assertThat(new String(compiler.getInputStream().readAllBytes())).isEmpty();
      assertThat(compiler.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
