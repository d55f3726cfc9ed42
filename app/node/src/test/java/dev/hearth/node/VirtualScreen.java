package dev.hearth.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An X display of a test's own, with what runs on it; its pixels lie in a file (XWD format). */
public final class VirtualScreen implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private static final String METHOD = "MIT-MAGIC-COOKIE-1";
  private static final String COOKIE = "00112233445566778899aabbccddeeff";

  private static final int BYTES_PER_LINE = 48;
  private static final int COLOURS = 76;
  private static final int COLOUR_BYTES = 12;

  private final Path authority;
  private final Path pixels;
  private final List<Process> clients = new ArrayList<>();
  private Process server;
  private String name;

  /** It lets in only who knows the cookie in a file of this folder. */
  public VirtualScreen(Path folder) throws IOException {
    authority = folder.resolve("Xauthority");
    Files.write(authority, entry(COOKIE));
    pixels = folder.resolve("Xvfb_screen0");
    start();
  }

  private void start(String... number) throws IOException {
    List<String> command = new ArrayList<>(List.of("Xvfb"));
    command.addAll(List.of(number));
    command.addAll(List.of("-auth", authority.toString()));
    command.addAll(List.of("-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"));
    // It would start over, and drop who is just connecting, whenever it has no client.
    command.addAll(List.of("-noreset", "-fbdir", pixels.getParent().toString()));
    server = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    name = ":" + server.inputReader().readLine();
  }

  public String name() {
    return name;
  }

  /** The file that lets clients in. */
  public Path authority() {
    return authority;
  }

  /** For any host and display; fields after the family have their length before them. */
  private static byte[] entry(String cookie) {
    byte[] method = METHOD.getBytes(StandardCharsets.US_ASCII);
    byte[] data = HexFormat.of().parseHex(cookie);
    ByteBuffer entry = ByteBuffer.allocate(10 + method.length + data.length);
    entry.putShort((short) 65535).putShort((short) 0).putShort((short) 0);
    entry.putShort((short) method.length).put(method);
    return entry.putShort((short) data.length).put(data).array();
  }

  /** Ends it, as when the owner logs out. */
  public void kill() throws InterruptedException {
    server.destroyForcibly();
    server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Starts it again under the same name. */
  public void restart() throws IOException {
    start(name);
  }

  /** Runs a program on it to its end, and gives what it printed. */
  public String run(String... command) throws IOException, InterruptedException {
    Process process = on(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes());
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return printed;
  }

  /** Starts a program that stays. */
  public Process client(String... command) throws IOException {
    Process client = on(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    clients.add(client);
    return client;
  }

  /** Shows a window; it has been drawn when this returns, and closes with the process's input. */
  public Process window(String kind) throws IOException {
    Process window =
        client(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ShownWindow.class.getName(),
            kind);
    if (!"shown".equals(window.inputReader().readLine())) {
      throw new IOException("the window did not come up");
    }
    return window;
  }

  /** A program that is to see it. */
  public ProcessBuilder on(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", name);
    builder.environment().put("XAUTHORITY", authority.toString());
    builder.environment().remove("WAYLAND_DISPLAY");
    return builder;
  }

  /** Whether a colour (0xRRGGBB) is to be seen in a square at the upper left. */
  public boolean shows(int colour, int size) throws IOException {
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
    clients.forEach(Ending::of);
    Ending.of(server);
  }
}
