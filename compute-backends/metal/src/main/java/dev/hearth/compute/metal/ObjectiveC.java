package dev.hearth.compute.metal;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Objective-C runtime with what libraries bring to it. For any thread; a {@link Pool} is its
 * thread's own.
 */
final class ObjectiveC {
  private final SymbolLookup symbols;
  private final Call className;
  private final Call selectorName;
  private final Call push;
  private final Call pop;
  private final Map<Selector, Message> messages = new ConcurrentHashMap<>();

  /** A selector as the runtime knows it, with how it is sent. */
  private record Message(MemorySegment selector, Call send) {}

  /** What is answered meanwhile, and nobody owns, is released at the end. */
  interface Pool extends AutoCloseable {
    @Override
    void close();
  }

  private ObjectiveC(SymbolLookup symbols) {
    this.symbols = symbols;
    this.className = function("objc_getClass", FunctionDescriptor.of(ADDRESS, ADDRESS));
    this.selectorName = function("sel_registerName", FunctionDescriptor.of(ADDRESS, ADDRESS));
    this.push = function("objc_autoreleasePoolPush", FunctionDescriptor.of(ADDRESS));
    this.pop = function("objc_autoreleasePoolPop", FunctionDescriptor.ofVoid(ADDRESS));
  }

  /** From libraries by path; empty when this machine lacks one of them. */
  @SuppressWarnings("restricted")
  static Optional<ObjectiveC> load(List<String> libraries) {
    try {
      return libraries.stream()
          .map(path -> SymbolLookup.libraryLookup(path, Arena.global()))
          .reduce(SymbolLookup::or)
          .map(ObjectiveC::new);
    } catch (IllegalArgumentException absent) {
      return Optional.empty();
    }
  }

  /** A C function that takes nothing and answers with an object of the caller's. */
  Id made(String function) {
    return id(function(function, FunctionDescriptor.of(ADDRESS)).with());
  }

  Id type(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return id(className.with(arena.allocateFrom(name)));
    }
  }

  /** A text of the pool's. */
  Id string(String text) {
    try (Arena arena = Arena.ofConfined()) {
      return type("NSString").object(Selector.STRING, arena.allocateFrom(text));
    }
  }

  Pool pool() {
    Object token = push.with();
    return () -> pop.with(token);
  }

  Id id(Object pointer) {
    return new Id(this, (MemorySegment) pointer);
  }

  /**
   * @param arguments after the receiver and this selector, of the types that it says
   */
  Object send(MemorySegment receiver, Selector selector, Object... arguments) {
    Message message = message(selector);
    Object[] all = new Object[arguments.length + 2];
    all[0] = receiver;
    all[1] = message.selector();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return message.send().with(all);
  }

  MemorySegment selector(Selector selector) {
    return message(selector).selector();
  }

  private Message message(Selector selector) {
    return messages.computeIfAbsent(selector, this::linked);
  }

  /** The function is variadic by name only: each type has to be linked as what it is. */
  private Message linked(Selector selector) {
    try (Arena arena = Arena.ofConfined()) {
      Object name = selectorName.with(arena.allocateFrom(selector.text()));
      return new Message((MemorySegment) name, function("objc_msgSend", selector.type()));
    }
  }

  @SuppressWarnings("restricted")
  private Call function(String name, FunctionDescriptor type) {
    return Call.of(Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type));
  }
}
