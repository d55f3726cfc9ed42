package dev.hearth.node.local;

import dev.hearth.compute.Device;
import dev.hearth.node.device.Devices;
import dev.hearth.training.ModelText;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Lets a model that lies in a folder write. */
public final class SavedModelText {
  private static final String DEVICE = "cpu";

  private SavedModelText() {}

  /** Text of its own, from a line's beginning; throws IOException when the folder does not read. */
  public static String write(Path weights, int tokens, int threads, long seed) throws IOException {
    ModelFolder model = ModelFolder.read(weights);
    Vocabulary vocabulary = model.vocabulary().orElseGet(Vocabulary::bytes);
    try (Device device = Devices.installed().open(DEVICE, threads)) {
      return new ModelText(device).write(model.weights(), vocabulary, "\n", tokens, 0.8, seed);
    }
  }
}
