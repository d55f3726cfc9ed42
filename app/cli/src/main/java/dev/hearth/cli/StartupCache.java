package dev.hearth.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What Java learnt when a program ran first, so that it starts in half the time from then on (JEP
 * 483 and 514). It is written when that first run ends, and anew for another Java or other jars.
 */
final class StartupCache {
  private static final String ENDING = ".aot";

  /** Java tells of a cache that does not fit where the caller reads its answer. */
  private static final String QUIETLY = "-Xlog:disable";

  private StartupCache() {}

  /** The flags with which Java uses the cache of this name, or makes it. */
  static List<String> flags(String name) throws IOException {
    return exists(name) ? List.of("-XX:AOTCache=" + file(name), QUIETLY) : making(name);
  }

  static boolean exists(String name) throws IOException {
    return Files.exists(file(name));
  }

  /** The flags with which Java makes it. */
  static List<String> making(String name) throws IOException {
    Files.createDirectories(folder());
    forget(name);
    return List.of("-XX:AOTCacheOutput=" + file(name), QUIETLY);
  }

  private static Path file(String name) throws IOException {
    return folder().resolve(name + "-" + fingerprint() + ENDING);
  }

  /** The owner's, by the XDG Base Directory Specification; the launcher script looks there too. */
  private static Path folder() {
    Path asked = Path.of(System.getenv().getOrDefault("XDG_CACHE_HOME", ""));
    Path home = Path.of(System.getProperty("user.home"));
    return (asked.isAbsolute() ? asked : home.resolve(".cache")).resolve("hearth");
  }

  /** What was learnt is not to be used again. */
  static void forget(String name) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder(), name + "-*")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }

  /** Of this Java and every jar, by its name, size and time. */
  private static String fingerprint() throws IOException {
    CRC32 sum = new CRC32();
    add(sum, System.getProperty("java.vm.version"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      File jar = new File(entry);
      add(sum, entry + " " + jar.length() + " " + jar.lastModified());
    }
    return Long.toHexString(sum.getValue());
  }

  private static void add(CRC32 sum, String part) {
    sum.update(part.getBytes(StandardCharsets.UTF_8));
  }
}
