package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.autostart.Autostart;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.Database;
import dev.hearth.node.store.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtLoginTest {
  private static final Optional<List<String>> COMMAND = Optional.of(List.of("hearth", "agent"));

  @TempDir Path folder;
  private final Login login = new Login();
  private Database database;
  private OwnersSettings settings;

  /** The system's; broken where it cannot be written. */
  private static final class Login implements Autostart {
    private boolean on;
    private boolean broken;

    @Override
    public boolean isOn() {
      return on;
    }

    @Override
    public void on(List<String> command) throws IOException {
      set(true);
    }

    @Override
    public void off() throws IOException {
      set(false);
    }

    private void set(boolean now) throws IOException {
      if (broken) {
        throw new IOException("the folder is read-only");
      }
      on = now;
    }
  }

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("hearth.db"), InstantSource.system());
    settings = OwnersSettings.open(folder.resolve("hearth.conf"), InstantSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private AtLogin start(Optional<List<String>> command) {
    return new AtLogin(settings, new Settings(database), login, command);
  }

  private void want(String value) throws IOException {
    settings.set(Catalogue.AUTOSTART, Optional.of(value));
  }

  @Test
  void followsTheSetting() throws Exception {
    start(COMMAND);
    want("yes");
    assertThat(login.on).isTrue();
    want("no");
    assertThat(login.on).isFalse();
  }

  @Test
  void followsAtItsStartWhatWasSetMeanwhile() throws Exception {
    want("yes");
    assertThat(start(COMMAND).notice()).isEmpty();
    assertThat(login.on).isTrue();
  }

  @Test
  void leavesAloneWhatTheOwnerDoesByOtherMeans() throws Exception {
    want("yes");
    start(COMMAND);
    login.on = false;
    start(COMMAND);
    assertThat(login.on).isFalse();
  }

  @Test
  void triesAgainUntilItIsDone() throws Exception {
    AtLogin first = start(COMMAND);
    login.broken = true;
    want("yes");
    assertThat(first.notice())
        .contains("The start at login could not be changed: the folder is read-only.");
    login.broken = false;
    settings.set(Catalogue.NOTIFY, Optional.of("no"));
    assertThat(login.on).isTrue();
    assertThat(first.notice()).isEmpty();
  }

  @Test
  void aLaunchersAgentMakesUpForOneThatHadNone() throws Exception {
    want("yes");
    assertThat(start(Optional.empty()).notice()).isPresent();
    assertThat(login.on).isFalse();
    assertThat(start(COMMAND).notice()).isEmpty();
    assertThat(login.on).isTrue();
  }
}
