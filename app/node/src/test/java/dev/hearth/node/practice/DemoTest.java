package dev.hearth.node.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.device.Devices;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  static final TrainingPlan MICRO =
      new TrainingPlan(
          "micro",
          new ModelShape(1, 16, 2, 16, 256),
          new Hyperparameters(2, 6, 2, 2, 2e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1.0f, 0.6f),
          4);

  @TempDir Path folder;
  private final List<String> story = new CopyOnWriteArrayList<>();

  static byte[] text() {
    return "Peers train what none of them could train alone, and the bits agree. "
        .repeat(60)
        .getBytes(StandardCharsets.UTF_8);
  }

  private DemoSummary run(String name, int providers, int cheaters, double auditRate)
      throws Exception {
    DemoOptions options =
        new DemoOptions(
            text(), MICRO, 2, providers, cheaters, auditRate, 7, folder.resolve(name + "-model"));
    Devices devices = Devices.installed();
    String device = devices.workers().getFirst().id();
    Demo demo =
        new Demo(
            options,
            threads -> devices.open(device, threads),
            1,
            InstantSource.system(),
            new SecureRandom(),
            story::add);
    return demo.run(folder.resolve(name));
  }

  @Test
  void theCheaterIsCaughtAndTheBooksAreExact() throws Exception {
    DemoSummary summary = run("cheater", 3, 1, 1);

    assertThat(summary.providers()).hasSize(3);
    DemoSummary.Provider cheater = summary.providers().getLast();
    assertThat(cheater.cheater()).isTrue();
    assertThat(cheater.leasesRefused()).isEqualTo(1);
    assertThat(summary.providers().subList(0, 2))
        .allMatch(honest -> honest.leasesRefused() == 0 && honest.leasesAccepted() > 0);
    assertThat(summary.audits().mismatched()).isEqualTo(1);
    assertThat(summary.audits().run()).isGreaterThanOrEqualTo(8);
    BigInteger earned =
        summary.providers().stream()
            .map(DemoSummary.Provider::earnedWei)
            .reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(earned).isEqualTo(summary.escrow().paidWei()).isPositive();
    assertThat(summary.escrow().paidWei().add(summary.escrow().refundedWei()))
        .isEqualTo(summary.escrow().depositedWei());
    assertThat(story).anyMatch(line -> line.startsWith("Caught: Provider 3"));
  }

  /** Whoever trains what, audited or not: one seed gives one model. */
  @Test
  void oneSeedGivesOneModel() throws Exception {
    DemoSummary alone = run("alone", 1, 0, 1);
    DemoSummary cheated = run("cheated", 3, 1, 1);
    DemoSummary crowd = run("crowd", 6, 0, 0.3);

    assertThat(cheated.weightsSha256()).isEqualTo(alone.weightsSha256());
    assertThat(crowd.weightsSha256()).isEqualTo(alone.weightsSha256());
    assertThat(cheated.rounds()).isEqualTo(alone.rounds());
    assertThat(alone.audits()).isEqualTo(new DemoSummary.Audits(8, 0));
    assertThat(crowd.providers())
        .allMatch(provider -> provider.leasesAccepted() + provider.leasesRefused() > 0);
  }
}
