package dev.hearth.compute.kernels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A kernel that is compiled beforehand: its whole text, known by a hash of it. The kernel's name in
 * it is always {@value #NAME}.
 *
 * @param source what a compiler takes
 */
public record Ahead(String source) {
  public static final String NAME = "hearth";

  private static final int NAME_BYTES = 12;

  /** The kernels of an operator's launches, in their order. */
  public static List<Ahead> of(KernelPlan plan, Prelude prelude, KernelShape shape) {
    return plan.texts().stream()
        .map(text -> "#define HK_NAME " + NAME + "\n" + prelude.before(text, shape))
        .map(Ahead::new)
        .toList();
  }

  /** What its compiled form is called. */
  public String id() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
