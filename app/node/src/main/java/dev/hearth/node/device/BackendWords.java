package dev.hearth.node.device;

import java.util.Locale;
import java.util.Map;

/** What people call a backend. */
final class BackendWords {
  private static final Map<String, String> TITLES =
      Map.of("opencl", "OpenCL", "cuda", "CUDA", "metal", "Metal", "cpu", "The CPU backend");

  private BackendWords() {}

  /** By its name, or by its class where it does not load. */
  static String title(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("backend$", "");
    return TITLES.getOrDefault(plain, name);
  }
}
