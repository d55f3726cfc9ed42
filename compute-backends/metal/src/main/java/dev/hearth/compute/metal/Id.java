package dev.hearth.compute.metal;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** An object of Objective-C. Closing it gives up what its holder owns of it; nil owns nothing. */
record Id(ObjectiveC runtime, MemorySegment pointer) implements AutoCloseable {
  boolean isNil() {
    return pointer.address() == 0;
  }

  /** Sends a message that answers with an object. */
  Id object(Selector selector, Object... arguments) {
    return runtime.id(send(selector, arguments));
  }

  /** Sends a message that answers with a number. */
  long number(Selector selector, Object... arguments) {
    return (long) send(selector, arguments);
  }

  boolean flag(Selector selector, Object... arguments) {
    return (boolean) send(selector, arguments);
  }

  void tell(Selector selector, Object... arguments) {
    send(selector, arguments);
  }

  /** Whether its class knows a message: what came with a later system it may not. */
  boolean knows(Selector selector) {
    return flag(Selector.RESPONDS_TO, runtime.selector(selector));
  }

  /** The same, owned once more. */
  Id retained() {
    return object(Selector.RETAIN);
  }

  /** Of an NSString; empty when there is none. */
  @SuppressWarnings("restricted")
  String text() {
    return isNil()
        ? ""
        : ((MemorySegment) send(Selector.UTF8)).reinterpret(Long.MAX_VALUE).getString(0);
  }

  @Override
  public void close() {
    if (!isNil()) {
      tell(Selector.RELEASE);
    }
  }

  private Object send(Selector selector, Object... arguments) {
    return runtime.send(pointer, selector, Arrays.stream(arguments).map(Id::plain).toArray());
  }

  private static Object plain(Object argument) {
    return argument instanceof Id id ? id.pointer() : argument;
  }
}
