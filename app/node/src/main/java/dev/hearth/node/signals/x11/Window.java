package dev.hearth.node.signals.x11;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One window, and what it and the window manager say of it. Any of it may be gone meanwhile. */
record Window(Screen screen, int id) {
  private static final int MOST_WORDS = 256;
  private static final int HEADER = 32;
  private static final int INPUT_OUTPUT = 1;
  private static final int VIEWABLE = 2;

  static Window root(Screen screen) {
    return new Window(screen, screen.root());
  }

  /** Bottom first. */
  List<Window> children() {
    return screen
        .ask(Requests.children(id))
        .map(reply -> windows(reply, Short.toUnsignedInt(reply.getShort(16))).toList())
        .orElse(List.of());
  }

  boolean isVisible() {
    return screen
        .ask(Requests.windowAttributes(id))
        .filter(reply -> reply.getShort(12) == INPUT_OUTPUT && reply.get(26) == VIEWABLE)
        .isPresent();
  }

  /** Without its frame, in the root window's coordinates. */
  Optional<Area> area() {
    return screen.ask(Requests.geometry(id)).flatMap(size -> placed(size));
  }

  private Optional<Area> placed(ByteBuffer size) {
    int width = Short.toUnsignedInt(size.getShort(16));
    int height = Short.toUnsignedInt(size.getShort(18));
    return screen
        .ask(Requests.position(id, screen.root()))
        .map(at -> new Area(at.getShort(12), at.getShort(14), width, height));
  }

  /** A property that names windows or atoms; empty when it is not set. */
  List<Integer> numbers(String property) {
    return value(property, 32)
        .map(reply -> ints(reply, reply.getInt(16)).boxed().toList())
        .orElse(List.of());
  }

  boolean has(String property, String atom) {
    return numbers(property).contains(screen.atom(atom));
  }

  /** A property that is text, with a zero after each part; empty when it is not set. */
  Optional<String> text(String property) {
    return value(property, 8)
        .map(
            reply ->
                new String(reply.array(), HEADER, reply.getInt(16), StandardCharsets.ISO_8859_1));
  }

  private Optional<ByteBuffer> value(String property, int format) {
    return screen
        .ask(Requests.property(id, screen.atom(property), MOST_WORDS))
        .filter(reply -> reply.get(1) == format);
  }

  private Stream<Window> windows(ByteBuffer reply, int count) {
    return ints(reply, count).mapToObj(child -> new Window(screen, child));
  }

  private static IntStream ints(ByteBuffer reply, int count) {
    return IntStream.range(0, count).map(i -> reply.getInt(HEADER + Integer.BYTES * i));
  }
}
