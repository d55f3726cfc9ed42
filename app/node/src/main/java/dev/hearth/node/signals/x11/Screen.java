package dev.hearth.node.signals.x11;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A display while it is connected, with the numbers it gives to names. */
final class Screen implements AutoCloseable {
  private static final int PRESENT = 8;
  private static final int OPCODE = 9;

  private final XConnection connection;
  private final Map<String, Integer> atoms = new HashMap<>();
  private final Map<String, Integer> extensions = new HashMap<>();

  Screen(XConnection connection) {
    this.connection = connection;
  }

  int root() {
    return connection.root();
  }

  boolean isLost() {
    return connection.isLost();
  }

  /** Empty when the display refuses, such as for a window that is gone. */
  Optional<ByteBuffer> ask(byte[] request) {
    return connection.ask(request);
  }

  /** The number that stands for a name. */
  int atom(String name) {
    return atoms.computeIfAbsent(
        name, _ -> number(Requests.atom(name), reply -> reply.getInt(PRESENT)));
  }

  /** An extension's opcode; empty where the display lacks it. */
  Optional<Integer> extension(String name) {
    int opcode =
        extensions.computeIfAbsent(name, _ -> number(Requests.extension(name), Screen::opcode));
    return Optional.of(opcode).filter(found -> found != 0);
  }

  private static int opcode(ByteBuffer reply) {
    return reply.get(PRESENT) == 0 ? 0 : Byte.toUnsignedInt(reply.get(OPCODE));
  }

  private int number(byte[] request, Function<ByteBuffer, Integer> read) {
    return ask(request).map(read).orElse(0);
  }

  @Override
  public void close() {
    connection.close();
  }
}
