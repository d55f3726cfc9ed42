package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.DeviceView.Testing;
import java.nio.file.Path;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnboardingTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.atTheFirstRun();

  /** The agent has tested the card's bits by itself, and knows nothing of its processor. */
  OnboardingTest() {
    window.agent.devices.speed = 0;
  }

  @Test
  void theFirstRunMeasuresEveryDeviceAndSaysWhatItMayBring() throws Exception {
    window.heard("benchmark gpu");
    window.heard("benchmark cpu");
    window.shows("#speed-message", "Measured.");
    window.shows("#forecast", "Likely between 1.20 EUR and 9.60 EUR a month.");
    window.tell();
    assertThat(window.labels("#speed-found"))
        .contains("GeForce RTX 3080: 41,200 tokens a second, same bits.");
    assertThat(window.count("benchmark gpu")).isEqualTo(1);
    Screenshot.of(window.robot, Path.of("target", "set-up-1.png"));
  }

  @Test
  void aMeasurementShowsHowFarItIs() throws Exception {
    window.agent.devices.testing = new Testing("Self-test", 0.25);
    window.tell();
    window.shows("#speed-testing-doing", "Self-test, 25 %");
  }

  @Test
  void threeCardsAndHome() throws Exception {
    window.shows("#set-up-step", "1 of 3, under two minutes in all");
    assertThat(window.visible("#set-up-back")).isFalse();
    window.press("#set-up-next");
    window.until(() -> window.visible("#setting-start-at-login"));
    window.press("#when-light");
    window.heard("set device.gpu.while-used=light");
    window.heard("set device.cpu.while-used=light");
    window.press("#setting-start-at-login");
    window.heard("set start.at-login=yes");
    Screenshot.of(window.robot, Path.of("target", "set-up-2.png"));
    window.press("#set-up-next");
    assertThat(window.text("#network-where")).startsWith("You are on the practice network");
    Screenshot.of(window.robot, Path.of("target", "set-up-3.png"));
    window.press("#set-up-next");
    window.until(() -> window.visible("#today"));
    assertThat(window.visible("#set-up-due")).isFalse();
    assertThat(window.memory().get("set-up", 0)).isEqualTo(3);
  }

  @Test
  void itCanBeSkipped() throws Exception {
    window.press("#set-up-skip");
    window.until(() -> window.visible("#today"));
    assertThat(window.memory().get("set-up", 0)).isEqualTo(3);
  }

  @Test
  void whoLeavesGoesOnWhereTheyWere() throws Exception {
    window.press("#set-up-next");
    window.press("#rail-home");
    window.until(() -> window.visible("#set-up-due"));
    assertThat(window.memory().get("set-up", 0)).isEqualTo(1);
    window.press("#set-up-due-do");
    window.shows("#set-up-step", "2 of 3, under two minutes in all");
    window.press("#set-up-back");
    window.shows("#set-up-step", "1 of 3, under two minutes in all");
  }

  @Test
  void whatHoldsIsChosenAlready() throws Exception {
    window.press("#set-up-next");
    window.until(() -> ((RadioButton) window.node("#when-never")).isSelected());
  }

  @Test
  void whatIsNotKeptIsSaid() throws Exception {
    window.press("#set-up-next");
    window.until(() -> window.visible("#setting-start-at-login"));
    window.agent.settings.diskIsFull = true;
    window.press("#when-full");
    window.shows("#when-message", "The disk is full. What held still holds.");
    assertThat(((RadioButton) window.node("#when-never")).isSelected()).isTrue();
  }
}
