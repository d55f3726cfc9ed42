package dev.hearth.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;

/** What is packed into Hearth at build time. */
public final class Assets {
  private Assets() {}

  /** The text that the practice job trains on: Hearth's own sources and documents, UTF-8. */
  public static byte[] practiceCorpus() {
    try (InputStream in = url("practice.txt").openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An asset by its name below this package; throws NullPointerException when it is not packed. */
  public static URL url(String name) {
    return Objects.requireNonNull(Assets.class.getResource(name), name);
  }
}
