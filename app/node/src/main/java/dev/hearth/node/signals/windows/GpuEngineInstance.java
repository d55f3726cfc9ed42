package dev.hearth.node.signals.windows;

import dev.hearth.node.signals.windows.Adapters.Luid;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose use of which engine a counter of "GPU Engine" counts, as its name says:
 * pid_4711_luid_0x00000000_0x0000D3C1_phys_0_eng_3_engtype_VideoDecode.
 */
record GpuEngineInstance(long pid, Luid adapter, String engine) {
  private static final Pattern NAME =
      Pattern.compile(
          "pid_(\\d+)_luid_0x([0-9A-Fa-f]{1,8})_0x([0-9A-Fa-f]{1,8})_phys_\\d+_(eng_\\d+).*");

  static Optional<GpuEngineInstance> parse(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(
            new GpuEngineInstance(
                Long.parseLong(parts.group(1)),
                new Luid(half(parts.group(2)), half(parts.group(3))),
                parts.group(4)))
        : Optional.empty();
  }

  private static int half(String hex) {
    return Integer.parseUnsignedInt(hex, 16);
  }
}
