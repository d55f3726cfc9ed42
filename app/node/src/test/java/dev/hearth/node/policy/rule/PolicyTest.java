package dev.hearth.node.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Signals.Power;
import dev.hearth.node.policy.Situation;
import dev.hearth.node.policy.Wish;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {

  /** The rules set, what is going on, and what the owner reads; no sentence: it works. */
  private static Arguments row(String rules, Consumer<Situations> change, String sentence) {
    return Arguments.of(rules, change, sentence);
  }

  private static Arguments works(String rules, Consumer<Situations> change) {
    return row(rules, change, "100 %");
  }

  static Stream<Arguments> table() {
    return Stream.of(
        works("", s -> {}),
        works("", s -> s.blind = true),

        // In use.
        row(
            "",
            s -> s.idle = Duration.ofMinutes(4),
            "Paused: you are using this PC. Resumes 5 minutes after you leave."),
        works("", s -> s.idle = Duration.ofMinutes(5)),
        row(
            "idle.after = 90 s",
            s -> s.idle = Duration.ofSeconds(89),
            "Paused: you are using this PC. Resumes 1 minute 30 seconds after you leave."),
        row(
            "idle.after = 135 min",
            s -> s.idle = Duration.ofHours(2),
            "Paused: you are using this PC. Resumes 2 hours 15 minutes after you leave."),
        works("idle.after = 0 s", s -> s.idle = Duration.ZERO),
        row("device.gpu0.while-used = light", s -> s.idle = Duration.ZERO, "25 %"),
        row("device.gpu0.while-used = light; used.share = 40", s -> s.idle = Duration.ZERO, "40 %"),
        works("device.gpu0.while-used = full", s -> s.idle = Duration.ZERO),
        row(
            "device.gpu0.while-used = light; device.gpu0.share = 10",
            s -> s.idle = Duration.ZERO,
            "10 %"),
        row("device.gpu0.share = 80 %", s -> {}, "80 %"),

        // Games and programs.
        row(
            "",
            s -> s.front = new Foreground("Cyberpunk", true),
            "Paused: Cyberpunk is in the foreground. Resumes when it closes."),
        row(
            "",
            s -> s.front = new Foreground("", true),
            "Paused: a fullscreen window is in the foreground. Resumes when it closes."),
        works("pause.fullscreen = no", s -> s.front = new Foreground("Cyberpunk", true)),
        row(
            "device.gpu0.while-used = full",
            s -> s.front = new Foreground("Cyberpunk", true),
            "Paused: Cyberpunk is in the foreground. Resumes when it closes."),
        row(
            "pause.programs = obs, blender",
            s -> s.running = Set.of("blender"),
            "Paused: blender is running. Resumes when it closes."),
        works("pause.programs = obs", s -> s.running = Set.of("blender")),
        row(
            "",
            s -> s.others = new Load(0.63, "blender"),
            "Paused: blender uses 63 % of the GPU. Resumes when it needs less than 8 %."),
        works("", s -> s.others = new Load(0.149, "blender")),
        row(
            "",
            s -> {
              s.held = Set.of(RuleId.OTHER_LOAD);
              s.others = new Load(0.1, "");
            },
            "Paused: another program uses 10 % of the GPU. Resumes when it needs less than 8 %."),
        row("", s -> s.video = "Firefox", "Paused: Firefox plays a video. Resumes when it ends."),
        works("pause.video = no", s -> s.video = "Firefox"),

        // Power and heat, each with its way back.
        row(
            "",
            s -> s.power = new Power(false, 64),
            "Paused: on battery (64 %). Resumes on mains power."),
        works("battery.work = yes; battery.floor = 50", s -> s.power = new Power(false, 50)),
        row(
            "battery.work = yes; battery.floor = 50",
            s -> s.power = new Power(false, 49),
            "Paused: on battery (49 %), your floor is 50. Resumes on mains power or when charged."),
        row(
            "battery.work = yes; battery.floor = 50",
            s -> {
              s.power = new Power(false, 54);
              s.held = Set.of(RuleId.BATTERY);
            },
            "Paused: on battery (54 %), your floor is 50. Resumes on mains power or when charged."),
        works(
            "battery.work = yes",
            s -> {
              s.power = new Power(false, 55);
              s.held = Set.of(RuleId.BATTERY);
            }),
        row(
            "device.gpu0.celsius = 80",
            s -> s.celsius = 84,
            "Paused: the GPU is at 84 °C, your limit is 80. Resumes below 74 °C."),
        works("device.gpu0.celsius = 80", s -> s.celsius = 79.9),
        row(
            "device.gpu0.celsius = 80",
            s -> {
              s.celsius = 74;
              s.held = Set.of(RuleId.HEAT);
            },
            "Paused: the GPU is at 74 °C, your limit is 80. Resumes below 74 °C."),
        works(
            "device.gpu0.celsius = 80",
            s -> {
              s.celsius = 73.9;
              s.held = Set.of(RuleId.HEAT);
            }),
        works("device.gpu0.celsius = none", s -> s.celsius = 109),
        row(
            "device.gpu0.watts = 200 W",
            s -> s.watts = 231.5,
            "Paused: the GPU draws 231.5 W, your limit is 200. Tries again at 20:05."),
        row(
            "device.gpu0.watts = 200 W",
            s -> {
              s.watts = 30; // at rest
              s.held = Set.of(RuleId.POWER);
              s.heldFor = Duration.ofMinutes(4);
            },
            "Paused: the GPU drew more than your limit. Tries again at 20:01."),
        works(
            "device.gpu0.watts = 200 W",
            s -> {
              s.watts = 30;
              s.held = Set.of(RuleId.POWER);
              s.heldFor = Duration.ofMinutes(5);
            }),
        row(
            "device.gpu0.watts = 200 W",
            s -> {
              s.watts = 181; // of another program
              s.held = Set.of(RuleId.POWER);
              s.heldFor = Duration.ofMinutes(5);
            },
            "Paused: the GPU draws 181 W, your limit is 200. Resumes below 180 W."),

        // Hours.
        row("quiet.hours = 19:00-07:00", s -> {}, "Paused: quiet hours. Resumes at 07:00."),
        works("quiet.hours = 20:01-07:00", s -> {}),
        row(
            "schedule = mon-fri 22:00-06:00",
            s -> {},
            "Paused: outside your hours. Resumes at 22:00."),
        works(
            "schedule = mon-fri 22:00-06:00",
            s -> s.time = ZonedDateTime.parse("2026-11-28T05:59:00Z")), // Saturday, Friday's night
        row(
            "schedule = mon-fri 22:00-06:00",
            s -> s.time = ZonedDateTime.parse("2026-11-28T06:00:00Z"),
            "Paused: outside your hours. Resumes at Monday 22:00."),
        works("schedule = thu 00:00-24:00", s -> {}),

        // Network and money.
        row(
            "",
            s -> s.metered = true,
            "Paused: this network is metered. Resumes on another network."),
        works("network.metered = yes", s -> s.metered = true),
        works("", s -> s.pay = 0),
        row(
            "power.only-when-worth = yes; power.price = 0.50, 22:00-06:00 0.20",
            s -> s.pay = 0.06,
            "Paused: not worth it, an hour pays 0.060 and costs 0.090 in power."
                + " Resumes at 22:00, when power is cheaper."),
        row(
            "power.only-when-worth = yes; power.price = 0.50",
            s -> s.pay = 0.06,
            "Paused: not worth it, an hour pays 0.060 and costs 0.090 in power."
                + " Resumes when a job pays more."),
        works("power.only-when-worth = yes; power.price = 0.50", s -> s.pay = 0.09),
        row(
            "power.only-when-worth = yes; power.price = 0.50, 22:00-06:00 0.45",
            s -> {
              s.pay = 0.098;
              s.held = Set.of(RuleId.WORTH);
            },
            "Paused: not worth it, an hour pays 0.098 and costs 0.090 in power."
                + " Resumes at 22:00, when power is cheaper."),
        works(
            "power.only-when-worth = yes; power.price = 0.50",
            s -> {
              s.pay = 0.1;
              s.held = Set.of(RuleId.WORTH);
            }),

        // The device and the owner.
        row(
            "device.gpu0.on = no",
            s -> {},
            "Paused: the GPU is switched off. Switch it on under Devices."),
        row(
            "",
            s -> s.fitness = new Fitness.Benched("it gave different bits in the self-test twice"),
            "Paused: the GPU cannot earn: it gave different bits in the self-test twice."
                + " Usual cause: overclocking. Test it again under Devices."),
        row(
            "",
            s -> s.fitness = new Fitness.Untested("its bits have not been tested"),
            "Paused: the GPU cannot earn yet: its bits have not been tested."
                + " It is tested in a moment."),
        row(
            "",
            s -> s.fitness = new Fitness.Untestable("it could not be tested (no compiler)"),
            "Paused: the GPU cannot earn yet: it could not be tested (no compiler)."
                + " It is tried again later; a newer driver may help."),
        row(
            "",
            s -> s.wish = new Wish.Pause(Optional.empty()),
            "Paused by you. Resume when you like."),
        row(
            "",
            s -> s.wish = new Wish.Pause(Optional.of(s.time.plusHours(1).toInstant())),
            "Paused by you until 21:00. Resume when you like."),
        works("", s -> s.wish = new Wish.Pause(Optional.of(s.time.toInstant()))),
        row("", s -> s.wish = new Wish.Finish(), "100 %, to the end of the segment"),

        // Run now: over everything but what protects the device.
        works("quiet.hours = 00:00-23:59", PolicyTest::runNowWhileAllIsAgainstIt),
        row(
            "device.gpu0.celsius = 50",
            PolicyTest::runNowWhileAllIsAgainstIt,
            "Paused: the GPU is at 60 °C, your limit is 50. Resumes below 44 °C."),
        row(
            "",
            s -> {
              runNowWhileAllIsAgainstIt(s);
              s.wish = new Wish.Run(s.time.toInstant());
            },
            "Paused: on battery (10 %). Resumes on mains power."),

        // The first objection in the order of the rules is the reason.
        row(
            "device.gpu0.celsius = 50",
            s -> {
              s.idle = Duration.ZERO;
              s.power = new Power(false, 10);
            },
            "Paused: the GPU is at 60 °C, your limit is 50. Resumes below 44 °C."));
  }

  private static void runNowWhileAllIsAgainstIt(Situations s) {
    s.wish = new Wish.Run(s.time.plusHours(1).toInstant());
    s.idle = Duration.ZERO;
    s.front = new Foreground("Cyberpunk", true);
    s.power = new Power(false, 10);
    s.metered = true;
    s.video = "Firefox";
    s.others = new Load(0.9, "blender");
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("table")
  void decides(String rules, Consumer<Situations> change, String sentence) {
    Situations situations = new Situations();
    situations.rules(rules);
    change.accept(situations);
    assertThat(said(Policy.decide(situations.make()))).isEqualTo(sentence);
  }

  private static String said(Decision decision) {
    return switch (decision) {
      case Decision.Work work -> work.share() + " %";
      case Decision.Finish finish -> finish.share() + " %, to the end of the segment";
      case Decision.Hold hold -> hold.sentence();
    };
  }

  @Test
  void everyRuleSaysWhatItSees() {
    Situation situation = new Situations().make();
    assertThat(Policy.decide(situation).judged())
        .extracting(Decision.Judged::rule)
        .containsExactly(RuleId.values());
    assertThat(Policy.decide(situation).judged())
        .allSatisfy(judged -> assertThat(judged.verdict().signal()).isNotBlank());
  }

  @Test
  void memoryIsWantedByGamesButNotByAKeyPress() {
    Situations gaming = new Situations();
    gaming.front = new Foreground("Cyberpunk", true);
    assertThat(Policy.decide(gaming.make()).hold().orElseThrow().why().release()).isTrue();
    Situations typing = new Situations();
    typing.idle = Duration.ZERO;
    assertThat(Policy.decide(typing.make()).hold().orElseThrow().why().release()).isFalse();
  }
}
