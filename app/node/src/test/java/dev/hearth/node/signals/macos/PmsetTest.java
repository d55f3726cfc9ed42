package dev.hearth.node.signals.macos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Power;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PmsetTest {

  static Stream<Arguments> batteries() {
    return Stream.of(
        Arguments.of(
            """
            Now drawing from 'Battery Power'
             -InternalBattery-0 (id=4653155)\t64%; discharging; 3:12 remaining present: true
            """,
            new Power(false, 64)),
        Arguments.of(
            """
            Now drawing from 'AC Power'
             -InternalBattery-0 (id=4653155)\t100%; charged; 0:00 remaining present: true
            """,
            new Power(true, 100)),
        Arguments.of(
            """
            Now drawing from 'AC Power'
             -InternalBattery-0 (id=4653155)\t7%; charging; (no estimate) present: true
            """,
            new Power(true, 7)),
        Arguments.of("Now drawing from 'AC Power'\n", new Power(true, 100)),
        Arguments.of(
            """
            Now drawing from 'UPS Power'
             -APC Back-UPS (id=9988)\t80%; discharging; 0:20 remaining present: true
            """,
            new Power(false, 100)));
  }

  @ParameterizedTest
  @MethodSource("batteries")
  void readsTheBattery(String printed, Power power) {
    assertThat(new MacPower(() -> Optional.of(printed)).read()).isEqualTo(Reading.of(power));
  }

  private static final String ASSERTIONS =
      """
      2026-11-26 10:20:30 +0100
      Assertion status system-wide:
         BackgroundTask                 0
         ApplePushServiceTask           0
         UserIsActive                   1
         PreventUserIdleDisplaySleep    %d
         PreventSystemSleep             0
         ExternalMedia                  0
         PreventUserIdleSystemSleep     1
         NetworkClientActive            0
      Listed by owning process:
         pid 352(WindowServer): [0x0000a9b900098f21] 00:00:00 UserIsActive named: "com.apple.iohideventsystem.queue.tickle serviceID:1000009c0 service:AppleHIDKeyboardEventDriverV2"
      \tTimeout will fire in 598 secs Action=TimeoutActionRelease
         pid 98(powerd): [0x0000a1f300018e02] 00:33:20 PreventUserIdleSystemSleep named: "Powerd - Prevent sleep while display is on"
      %s
      No kernel assertions.
      """;

  private static Reading<String> video(int count, String owner) {
    return new MacVideo(() -> Optional.of(ASSERTIONS.formatted(count, owner))).read();
  }

  @Test
  void findsWhoKeepsTheDisplayAwake() {
    assertThat(video(0, "")).isEqualTo(Reading.of(""));
    assertThat(
            video(
                1,
                "   pid 5371(Google Chrome): [0x0000a2f80005893c] 00:12:08"
                    + " NoDisplaySleepAssertion named: \"Video Wake Lock\""))
        .isEqualTo(Reading.of("Google Chrome"));
    assertThat(
            video(
                1,
                "   pid 812(caffeinate): [0x0000a2f80005893d] 00:00:09"
                    + " PreventUserIdleDisplaySleep named: \"caffeinate command-line tool\""))
        .isEqualTo(Reading.of("caffeinate"));
    assertThat(
            video(
                0,
                "   pid 412(coreaudiod): [0x0000a2f80005893e] 00:01:00"
                    + " PreventUserIdleSystemSleep named: \"com.apple.audio\"\n"
                    + "\tCreated for PID: 5371."))
        .isEqualTo(Reading.of(""));
  }

  @Test
  void saysSoWhenItCannotBeRun() {
    assertThat(new MacPower(Command.of("no-such-program-of-hearth")).read().known()).isEmpty();
    assertThat(new MacPower(() -> Optional.of("pmset: usage")).read().known()).isEmpty();
    assertThat(new MacVideo(() -> Optional.of("pmset: usage")).read().known()).isEmpty();
  }
}
