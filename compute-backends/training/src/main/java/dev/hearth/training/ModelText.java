package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.training.data.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Lets a model write. Keeps the device's buffers only while it does. */
public final class ModelText {
  private static final int TOP_K = 40;
  private final Device device;

  public ModelText(Device device) {
    this.device = device;
  }

  /** The prompt and so many tokens more, drawn at this temperature by this seed. */
  public String write(
      Weights weights,
      Vocabulary vocabulary,
      String prompt,
      int tokens,
      double temperature,
      long seed) {
    byte[] start = prompt.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(start);
    try (Sampler sampler = new Sampler(device, weights)) {
      sampler.sample(
          vocabulary.encodeKnown(start),
          tokens,
          new Sampling((float) temperature, TOP_K, seed),
          token -> text.write(vocabulary.decode(token)));
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
