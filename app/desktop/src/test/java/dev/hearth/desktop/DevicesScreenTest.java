package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.DeviceView.Testing;
import java.nio.file.Path;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DevicesScreenTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  @BeforeEach
  void open() throws Exception {
    window.press("#rail-devices");
    window.until(() -> window.exists("#setting-device-cpu-share"));
  }

  @Test
  void aCardSaysWhatADeviceIsAndDoes() {
    assertThat(window.labels("#device-gpu"))
        .contains(
            "GeForce RTX 3080",
            "10.0 GB, NVIDIA, cuda, driver 580.65",
            "26,100",
            "760",
            "41,200",
            "same bits")
        .contains("61 °C", "220 W", "3 %");
    assertThat(window.visible("#device-gpu-power-unknown")).isFalse();
  }

  @Test
  void whatIsNotKnownIsSaidInWords() {
    assertThat(window.labels("#device-cpu"))
        .contains("A processor with 16 threads", "not measured yet", "not known")
        .contains("Paused: you are using this PC. Resumes 5 minutes after you leave.");
    assertThat(window.visible("#device-cpu-gflops")).isFalse();
    assertThat(window.visible("#device-cpu-power-unknown")).isTrue();
  }

  @Test
  void otherBitsAreSaidWithTheirUsualCause() throws Exception {
    window.agent.devices.conforms = false;
    window.tell();
    window.shows("#device-gpu-bits", "different bits");
    assertThat(window.text("#device-gpu-reason"))
        .contains("gemm differs at element 17", "Usual cause: overclocking");
    window.press("#device-gpu-self-test");
    window.shows("#device-gpu-message", "Failed: its bits are not those of the other devices.");
  }

  @Test
  void oneThatCannotBeTestedSaysWhy() throws Exception {
    window.agent.devices.measured = false;
    window.agent.devices.conforms = false;
    window.tell();
    window.shows("#device-gpu-bits", "broken off");
    assertThat(window.text("#device-gpu-reason"))
        .isEqualTo("It cannot earn: gemm differs at element 17.");
  }

  @Test
  void testsRunAtOnePress() throws Exception {
    window.press("#device-gpu-benchmark");
    window.heard("benchmark gpu");
    window.shows(
        "#device-gpu-message",
        "Measured: 41,200 tokens a second, and the same bits as every device.");
    window.press("#device-gpu-self-test");
    window.heard("self-test gpu");
    window.shows("#device-gpu-message", "Passed: the same bits as every device.");
  }

  @Test
  void aRunningTestShowsHowFarItIsAndCanBeCancelled() throws Exception {
    assertThat(window.visible("#device-gpu-testing")).isFalse();
    window.agent.devices.testing = new Testing("Multiplying matrices", 0.4);
    window.tell();
    assertThat(((ProgressBar) window.node("#device-gpu-testing")).getProgress()).isEqualTo(0.4);
    assertThat(window.text("#device-gpu-testing-doing")).isEqualTo("Multiplying matrices, 40 %");
    window.press("#device-gpu-cancel");
    window.heard("cancel gpu");
    window.agent.devices.testing = null;
    window.tell();
    assertThat(window.visible("#device-gpu-testing")).isFalse();
    assertThat(window.visible("#device-gpu-cancel")).isFalse();
  }

  @Test
  void aTestThatFailsSaysWhy() throws Exception {
    window.agent.devices.fails = true;
    window.press("#device-gpu-benchmark");
    window.shows("#device-gpu-message", "The device is at work. Pause first.");
    assertThat(window.node("#device-gpu-benchmark").isDisabled()).isFalse();
  }

  @Test
  void theBestShareIsOfferedAndTaken() throws Exception {
    window.press("#device-gpu-efficiency");
    window.shows("#device-gpu-use", "Use 60 %");
    assertThat(window.labels("#device-gpu-points")).contains("60 %", "26,400", "150 W", "176.0");
    Screenshot.of(window.robot, Path.of("target", "efficiency.png"));
    window.press("#device-gpu-use");
    window.shows("#setting-device-gpu-share", "60 %");
  }

  @Test
  void withoutPowerThereIsNothingToOffer() throws Exception {
    window.agent.devices.tellsPower = false;
    window.press("#device-cpu-efficiency");
    window.until(() -> window.visible("#device-cpu-offer"));
    assertThat(window.text("#device-cpu-offer")).startsWith("The power cannot be read here");
    assertThat(window.visible("#device-cpu-use")).isFalse();
  }

  @Test
  void whatIsEnteredIsSaved() throws Exception {
    window.press("#setting-device-gpu-on");
    window.heard("set device.gpu.on=no");
    window.press("#setting-device-gpu-while-used-light");
    window.heard("set device.gpu.while-used=light");
    window.enter("#setting-device-gpu-floor", "0.08");
    window.heard("set device.gpu.floor=0.08");
  }

  @Test
  void whatIsRefusedStaysToBeMended() throws Exception {
    window.enter("#setting-device-gpu-celsius", "hot");
    window.until(() -> window.visible("#error-device-gpu-celsius"));
    assertThat(window.text("#error-device-gpu-celsius"))
        .isEqualTo(
            "device.gpu.celsius wants a number from 30 to 110, or none, not \"hot\". Nothing was"
                + " changed.");
    assertThat(window.text("#setting-device-gpu-celsius")).isEqualTo("hot");
    window.enter("#setting-device-gpu-celsius", "80 °C");
    window.until(() -> !window.visible("#error-device-gpu-celsius"));
  }

  @Test
  void devicesComeAndGo() {
    window.tell(Samples.idle());
    assertThat(window.visible("#devices-none")).isTrue();
    assertThat(window.visible("#device-gpu")).isFalse();
    window.tell();
    assertThat(window.visible("#devices-none")).isFalse();
    assertThat(window.visible("#device-gpu")).isTrue();
  }
}
