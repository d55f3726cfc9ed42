package dev.hearth.node.dbus.tray;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A display without a screen, whose pixels lie in a file (in XWD format). */
final class VirtualScreen implements AutoCloseable {
  private static final int BYTES_PER_LINE = 48;
  private static final int COLOURS = 76;
  private static final int COLOUR_BYTES = 12;
  private final Path pixels;
  private final Process server;
  private final String display;

  /** One that does not start over, and drop who is just connecting, whenever it has no client. */
  VirtualScreen(Path folder) throws IOException {
    pixels = folder.resolve("Xvfb_screen0");
    ProcessBuilder builder =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "640x400x24", "-noreset");
    builder.command().addAll(List.of("-fbdir", folder.toString()));
    server = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    display = ":" + server.inputReader().readLine();
  }

  String display() {
    return display;
  }

  /** Moves, clicks and types as xdotool is told. */
  void act(String... actions) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("xdotool");
    builder.command().addAll(Arrays.asList(actions));
    builder.environment().put("DISPLAY", display);
    builder.inheritIO().start().waitFor();
  }

  /** Whether a colour (0xRRGGBB) is to be seen in a square at the upper left. */
  boolean shows(int colour, int size) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(pixels));
    int start = file.getInt(0) + COLOUR_BYTES * file.getInt(COLOURS);
    int line = file.getInt(BYTES_PER_LINE);
    file.order(ByteOrder.nativeOrder());
    return Stream.iterate(0, i -> i < size * size, i -> i + 1)
        .map(i -> file.getInt(start + i / size * line + i % size * Integer.BYTES))
        .anyMatch(pixel -> (pixel & 0xffffff) == colour);
  }

  @Override
  public void close() {
    server.destroy();
  }
}
