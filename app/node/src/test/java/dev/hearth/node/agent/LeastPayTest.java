package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.node.Fixtures;
import dev.hearth.node.device.Speeds;
import dev.hearth.node.forecast.PayRate;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.settings.Setting;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastPayTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T20:00:00Z"), ZoneOffset.UTC);
  private static final JobSpec JOB = Fixtures.job(Fixtures.key(1));

  private final List<Boolean> seen = new ArrayList<>();
  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;

  @BeforeEach
  void open() throws Exception {
    folder = DataFolder.open(root.resolve("data"));
    store = NodeStore.open(folder, CLOCK);
    store
        .deviceResults()
        .put(
            new DeviceResult(
                "cpu",
                CLOCK.instant(),
                "",
                new Speeds(10, 0, Map.of("tiny", 1000.0), 0),
                0,
                0,
                false,
                ""));
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    folder.close();
  }

  /** The job pays next to nothing in any currency; one ETH is worth 2,000 where that is said. */
  @ParameterizedTest
  @CsvSource({
    "0, 2000, none, true", // no floor
    "0.10, 2000, none, false",
    "0.10, none, none, true", // nobody knows what the pay is worth
    "0.10, 1e24, 100 W, true", // rich, and power costs 3 cents
    "0, 2000, 100 W, true"
  })
  void comparesWhatIsLeftAfterPower(String floor, String rate, String draws, boolean enough)
      throws Exception {
    Path file = root.resolve("settings.conf");
    Files.writeString(
        file,
        "money.rate = %s\ndevice.cpu.floor = %s\ndevice.cpu.draws = %s\n"
            .formatted(rate.equals("1e24") ? "1000000000" : rate, floor, draws));
    OwnersSettings settings = OwnersSettings.open(file, CLOCK);
    LeastPay least =
        new LeastPay(
            household(settings),
            new Rates(store.settings(), new WebRate(), CLOCK),
            new TokenWorth(settings, store.denominations()),
            device -> Reading.unknown("no"));
    assertThat(least.objection("cpu", JOB).isEmpty()).isEqualTo(enough);
  }

  /** One token is next to nothing; without a worth any pay in it will do. */
  @ParameterizedTest
  @CsvSource({"TOKEN, true", "TOKEN=0.001, false"})
  void aTokenCountsAsItsOwnerSays(String accepted, boolean enough) throws Exception {
    Address token = Address.ofHex("0x" + "7".repeat(40));
    JobSpec job = JOB.paying(token);
    store.denominations().put(job.escrow().chainId(), new Denomination(token, "PLN", 6));
    Path file = root.resolve("settings.conf");
    Files.writeString(
        file,
        "money.rate = 2000\ndevice.cpu.floor = 1000000000\npay.tokens = "
            + accepted.replace("TOKEN", token.toString())
            + "\n");
    OwnersSettings settings = OwnersSettings.open(file, CLOCK);
    LeastPay least =
        new LeastPay(
            household(settings),
            new Rates(store.settings(), new WebRate(), CLOCK),
            new TokenWorth(settings, store.denominations()),
            device -> Reading.unknown("no"));
    assertThat(least.objection("cpu", job).isEmpty()).isEqualTo(enough);
  }

  /** The deposit tells what is behind it. */
  @Test
  void moreThanMoneyCanBeIsNotTooLittle() throws Exception {
    Path file = root.resolve("settings.conf");
    Files.writeString(file, "money.rate = 2000\ndevice.cpu.floor = 1\n");
    OwnersSettings settings = OwnersSettings.open(file, CLOCK);
    LeastPay least =
        new LeastPay(
            household(settings),
            new Rates(store.settings(), new WebRate(), CLOCK),
            new TokenWorth(settings, store.denominations()),
            device -> Reading.unknown("no"));
    assertThat(least.objection("cpu", JOB)).isPresent();
    assertThat(least.objection("cpu", Fixtures.job(Fixtures.key(1), Fixtures.ABSURD))).isEmpty();
  }

  /** A floor near what the job pays: power and rate move a little every hour. */
  @Test
  void aJobThatPaidTooLittleComesBackWhenItPaysATenthMore() throws Exception {
    Path file = root.resolve("settings.conf");
    Files.writeString(file, "money.rate = 1000000000\n");
    OwnersSettings settings = OwnersSettings.open(file, CLOCK);
    Rates rates = new Rates(store.settings(), new WebRate(), CLOCK);
    LeastPay least =
        new LeastPay(
            household(settings),
            rates,
            new TokenWorth(settings, store.denominations()),
            device -> Reading.unknown("no"));
    double pay =
        rates
            .currency(settings.values())
            .orElseThrow()
            .of(PayRate.perHour(JOB, 1000).orElseThrow());
    Setting<?> floor = Catalogue.find("device.cpu.floor").orElseThrow();
    for (double part : new double[] {0.95, 1.05, 0.95, 0.9, 0.95}) {
      settings.set(floor, Optional.of(Double.toString(pay * part)));
      seen.add(least.objection("cpu", JOB).isEmpty());
    }
    assertThat(seen).containsExactly(true, false, false, true, true);
  }

  /** Strangers announce as many jobs as they like. */
  @Test
  void whatPaidTooLittleBeforeAThousandOthersIsForgotten() throws Exception {
    Path file = root.resolve("settings.conf");
    Files.writeString(file, "money.rate = 1000000000\n");
    OwnersSettings settings = OwnersSettings.open(file, CLOCK);
    Rates rates = new Rates(store.settings(), new WebRate(), CLOCK);
    LeastPay least =
        new LeastPay(
            household(settings),
            rates,
            new TokenWorth(settings, store.denominations()),
            device -> Reading.unknown("no"));
    double pay =
        rates
            .currency(settings.values())
            .orElseThrow()
            .of(PayRate.perHour(JOB, 1000).orElseThrow());
    Setting<?> floor = Catalogue.find("device.cpu.floor").orElseThrow();
    settings.set(floor, Optional.of(Double.toString(pay * 1.05)));
    assertThat(least.objection("cpu", JOB)).isPresent();
    for (int number = 1; number <= 1000; number++) {
      assertThat(least.objection("cpu", Fixtures.job(Fixtures.key(2), Wei.of(number)))).isPresent();
    }
    settings.set(floor, Optional.of(Double.toString(pay * 0.95)));
    assertThat(least.objection("cpu", JOB)).isEmpty();
  }

  private Household household(OwnersSettings settings) {
    return new Household(
        store, settings, null, null, null, null, null, null, null, null, CLOCK, null, null);
  }
}
