package dev.hearth.compute.cuda;

import dev.hearth.compute.kernels.Ahead;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The PTX of kernels, made beforehand and kept beside this class, a file each. */
final class Ptx {
  private Ptx() {}

  /** Empty for a kernel that nobody made. */
  static Optional<String> of(Ahead kernel) {
    try (InputStream in = Ptx.class.getResourceAsStream("ptx/" + kernel.id() + ".ptx")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
