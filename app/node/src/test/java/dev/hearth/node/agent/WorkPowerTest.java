package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.store.Database;
import dev.hearth.node.store.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkPowerTest {
  @TempDir Path folder;
  private Database database;
  private WorkPower power;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("hearth.db"), InstantSource.system());
    power = power();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private WorkPower power() {
    return new WorkPower(new Settings(database));
  }

  private void work(double watts, int looks) {
    for (int i = 0; i < looks; i++) {
      power.working("gpu", watts);
    }
  }

  private static double watts(WorkPower power) {
    return power.of("gpu").known().orElseThrow();
  }

  @Test
  void nobodyKnowsBeforeItWorked() {
    assertThat(power.of("gpu")).isInstanceOf(Reading.Unknown.class);
  }

  /** A device that just begins to work draws little yet, and one slow look is no news. */
  @Test
  void isWhatItDrawsAtWorkAndNotAtThisMoment() {
    work(30, 10);
    work(200, 3000);
    assertThat(watts(power)).isCloseTo(200, within(2.0));
    work(30, 5);
    assertThat(watts(power)).isCloseTo(200, within(4.0));
  }

  @Test
  void outlivesTheAgent() {
    power.measured("gpu", 180);
    assertThat(watts(power())).isEqualTo(180);
    work(250, 3000);
    assertThat(watts(power())).isBetween(190.0, 251.0);
  }

  @Test
  void goesOnWhereNothingCanBeStored() {
    database.close();
    work(200, 1000);
    assertThat(watts(power)).isCloseTo(200, within(0.1));
  }
}
