package dev.hearth.node.practice;

import dev.hearth.node.device.Devices;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The demonstration with a model so small that it takes seconds. */
public final class MicroDemo {
  public static final TrainingPlan PLAN =
      new TrainingPlan(
          "micro",
          new ModelShape(1, 16, 2, 16, 256),
          new Hyperparameters(2, 6, 2, 2, 2e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1.0f, 0.6f),
          4);

  private MicroDemo() {}

  public static byte[] text() {
    return "Peers train what none of them could train alone, and the bits agree. "
        .repeat(60)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Two rounds; the model goes to {@code folder/model}. */
  public static DemoSummary run(
      Path folder, int providers, int cheaters, double auditRate, Story story) throws Exception {
    return run(folder, providers, cheaters, Cheat.WEIGHTS, auditRate, story);
  }

  static DemoSummary run(
      Path folder, int providers, int cheaters, Cheat cheat, double auditRate, Story story)
      throws Exception {
    DemoOptions options =
        new DemoOptions(
            text(), PLAN, 2, providers, cheaters, cheat, auditRate, 7, folder.resolve("model"));
    Demo demo =
        new Demo(
            options,
            Devices.installed().first(),
            1,
            InstantSource.system(),
            new SecureRandom(),
            story);
    return demo.run(folder.resolve("network"));
  }
}
