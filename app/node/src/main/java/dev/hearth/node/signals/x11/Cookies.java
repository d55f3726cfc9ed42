package dev.hearth.node.signals.x11;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The owner's cookies, which let a program in at a display: the file that XAUTHORITY names, or
 * .Xauthority (Xsecurity(7)).
 *
 * @param host this machine's name, which cookies of its displays bear
 */
public record Cookies(Path file, String host) {
  static final String METHOD = "MIT-MAGIC-COOKIE-1";
  private static final int LOCAL = 256;
  private static final int ANY_HOST = 65535;

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /** For displays of this machine. */
  public static Cookies ofThisHost(Path file) {
    try {
      return new Cookies(file, Files.readString(HOST_NAME).strip());
    } catch (IOException nameless) {
      return new Cookies(file, "");
    }
  }

  private record Entry(int family, String host, String display, String method, byte[] cookie) {
    boolean isFor(int number) {
      return method.equals(METHOD)
          && (display.isEmpty() || display.equals(Integer.toString(number)));
    }
  }

  /** Read anew each time, for every login has another; empty when there is none. */
  Optional<byte[]> of(DisplayName display) {
    List<Entry> entries =
        entries().stream().filter(entry -> entry.isFor(display.number())).toList();
    return entries.stream()
        .filter(entry -> entry.family() == LOCAL && entry.host().equals(host))
        .findFirst()
        .or(() -> entries.stream().filter(entry -> entry.family() == ANY_HOST).findFirst())
        .map(Entry::cookie);
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      while (bytes.hasRemaining()) {
        int family = Short.toUnsignedInt(bytes.getShort());
        entries.add(new Entry(family, text(bytes), text(bytes), text(bytes), counted(bytes)));
      }
    } catch (IOException | BufferUnderflowException unreadable) {
      // What could be read of it counts.
    }
    return entries;
  }

  private static String text(ByteBuffer bytes) {
    return new String(counted(bytes), StandardCharsets.ISO_8859_1);
  }

  private static byte[] counted(ByteBuffer bytes) {
    int length = Short.toUnsignedInt(bytes.getShort());
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] field = new byte[length];
    bytes.get(field);
    return field;
  }
}
