package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SettingsScreenTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  @BeforeEach
  void open() throws Exception {
    window.press("#rail-settings");
    window.until(() -> window.exists("#setting-idle-after") && window.exists("#rule-IN-USE"));
  }

  /** Found by title, by what it does, and by key; the rest makes room. */
  @Test
  void settingsAreFoundAsOneTypes() throws Exception {
    Map<String, String> found =
        Map.of(
            "GAMES", "#setting-pause-fullscreen",
            "covers the whole", "#setting-pause-fullscreen",
            "pause.full", "#setting-pause-fullscreen",
            "kilowatt", "#setting-power-price",
            "device.gpu watts", "#setting-device-gpu-watts");
    for (Map.Entry<String, String> entry : found.entrySet()) {
      window.type("#settings-search", entry.getKey());
      assertThat(window.visible(entry.getValue())).as(entry.getKey()).isTrue();
      assertThat(window.visible("#setting-quiet-hours")).as(entry.getKey()).isFalse();
    }
    window.type("#settings-search", "");
    assertThat(window.visible("#setting-quiet-hours")).isTrue();
  }

  @Test
  void whatIsNotFoundIsSaid() throws Exception {
    window.type("#settings-search", "no such thing");
    assertThat(window.visible("#settings-none")).isTrue();
  }

  @Test
  void eachIsSavedAndGoesBack() throws Exception {
    assertThat(window.visible("#reset-idle-after")).isFalse();
    window.enter("#setting-idle-after", "10 min");
    window.heard("set idle.after=10 min");
    window.until(() -> window.visible("#reset-idle-after"));
    assertThat(window.text("#reset-idle-after")).isEqualTo("Reset to 5 min");
    window.press("#reset-idle-after");
    window.shows("#setting-idle-after", "5 min");
    assertThat(window.visible("#reset-idle-after")).isFalse();
  }

  @Test
  void aSwitchThatIsNotKeptFlipsBack() throws Exception {
    window.agent.settings.diskIsFull = true;
    window.press("#setting-pause-video");
    window.shows("#error-pause-video", "The disk is full. What held still holds.");
    assertThat(((CheckBox) window.node("#setting-pause-video")).isSelected()).isTrue();
  }

  @Test
  void whatTheFileSaysIsShownButNotOverWhatIsTyped() throws Exception {
    window.type("#setting-pause-programs", "being typed");
    window.agent.set(new dev.hearth.api.SettingChange("pause.programs", "game.exe"));
    window.agent.set(new dev.hearth.api.SettingChange("idle.after", "7 min"));
    window.pass(SECOND);
    window.shows("#setting-idle-after", "7 min");
    assertThat(window.text("#setting-pause-programs")).isEqualTo("being typed");
  }

  @Test
  void escapeBringsBackWhatHolds() throws Exception {
    window.robot.interact(() -> window.node("#setting-quiet-hours").requestFocus());
    window.type("#setting-quiet-hours", "late");
    window.robot.type(KeyCode.ENTER);
    window.until(() -> window.visible("#error-quiet-hours"));
    window.robot.type(KeyCode.ESCAPE);
    window.shows("#setting-quiet-hours", "none");
    assertThat(window.visible("#error-quiet-hours")).isFalse();
  }

  @Test
  void rulesShowWhatTheySeeAndWhichOneDecides() throws Exception {
    window.shows(
        "#rules-sentence", "Paused: you are using this PC. Resumes 5 minutes after you leave.");
    window.shows("#rule-IN-USE-signal", "last key or click 12 seconds ago");
    window.shows("#rule-IN-USE-opinion", "decides now");
    window.shows("#rule-IN-USE-next", "Resumes 5 minutes after you leave.");
    window.shows("#rule-BATTERY-opinion", "allows");
    window.shows("#rule-METERED-opinion", "says nothing");
    window.press("#rules-device-cpu");
    window.shows("#rules-sentence", "It may work, 25 % of the time.");
    assertThat(window.visible("#rule-IN-USE")).isFalse();
  }

  @Test
  void whatCannotBeReadIsSaidUntilItCan() throws Exception {
    window.agent.broken = true;
    window.pass(SECOND);
    window.shows("#settings-message", "The agent cannot do that now. Try again.");
    window.shows("#rules-sentence", "The agent cannot do that now. Try again.");
    window.agent.broken = false;
    window.pass(SECOND);
    window.shows("#settings-message", "");
  }

  @Test
  void rulesAreReadAgainWhileTheyAreLookedAtOnly() throws Exception {
    window.agent.settings.decides = "HEAT";
    window.pass(SECOND);
    window.shows("#rule-HEAT-opinion", "decides now");
    window.shows("#rule-HEAT-next", "Resumes below 79 °C. “Run now” does not overrule it.");
    window.shows("#rule-IN-USE-opinion", "allows");
    window.press("#rail-wallet");
    long before = window.count("policy");
    window.pass(SECOND);
    assertThat(window.count("policy")).isEqualTo(before);
    window.press("#rail-settings");
    window.until(() -> window.count("policy") > before);
  }

  @Test
  void aRuleLeadsToTheSettingThatChangesIt() throws Exception {
    window.type("#settings-search", "theme");
    window.press("#rule-IN-USE-to-idle-after");
    window.until(() -> window.node("#setting-idle-after").isFocused());
    assertThat(window.text("#settings-search")).isEmpty();
  }

  @Test
  void theThemeFollowsItsSetting() throws Exception {
    List<String> styles = window.node("#settings").getScene().getRoot().getStyleClass();
    window.press("#setting-theme-dark");
    window.until(() -> styles.contains("dark"));
    window.press("#setting-theme-light");
    window.until(() -> styles.contains("light") && !styles.contains("dark"));
  }

  @Test
  void whatIfComparesDaysAsTheyWereAndWouldHaveBeen() throws Exception {
    window.press("#tab-what-if");
    tryIdleAfter("1 min");
    window.press("#what-if-show");
    window.heard("what-if [SettingChange[key=idle.after, value=1 min]]");
    window.until(() -> window.labels("#what-if").contains("it would have worked"));
    assertThat(window.labels("#what-if"))
        .contains("41 h 20 min", "58 h 20 min", "held by: You at the machine", "20 h")
        .contains("Of 7 days, Hearth did not run for 10 h.");
    Screenshot.of(window.robot, Path.of("target", "what-if.png"));
  }

  @Test
  void whatIfWantsAChangeAndARecord() throws Exception {
    window.agent.settings.recorded = false;
    window.press("#tab-what-if");
    window.press("#what-if-show");
    window.shows(
        "#what-if-message", "Choose a setting, and enter another value than the one it has.");
    tryIdleAfter("1 min");
    window.press("#what-if-show");
    window.until(() -> window.visible("#what-if-gpu-none"));
    window.press("#what-if-another");
    window.until(() -> window.exists("#what-if-1"));
    window.press("#what-if-1-remove");
    window.until(() -> !window.exists("#what-if-1"));
  }

  private void tryIdleAfter(String value) throws Exception {
    window.until(() -> window.exists("#what-if-0"));
    window.robot.interact(
        () -> {
          ComboBox<?> setting = (ComboBox<?>) window.node("#what-if-0");
          setting.getSelectionModel().select(0);
        });
    window.enter("#what-if-0-idle-after", value);
  }
}
