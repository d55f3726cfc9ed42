package dev.hearth.node.signals.macos;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Who keeps the display awake: "pmset -g assertions". */
public final class MacVideo implements Sense<String> {
  private static final Pattern ASSERTION =
      Pattern.compile(
          "pid \\d+\\(([^)]+)\\):.*?\\b(PreventUserIdleDisplaySleep|NoDisplaySleepAssertion)\\b");

  private final Command pmset;

  public MacVideo() {
    this(Command.of("pmset", "-g", "assertions"));
  }

  MacVideo(Command pmset) {
    this.pmset = pmset;
  }

  @Override
  public Reading<String> read() {
    Optional<String> text = pmset.run().filter(printed -> printed.contains("Assertion status"));
    return text.map(printed -> Reading.of(keeper(printed)))
        .orElseGet(() -> Reading.unknown("macOS does not tell what keeps the display awake"));
  }

  private static String keeper(String text) {
    return ASSERTION.matcher(text).results().map(MacVideo::program).findFirst().orElse("");
  }

  private static String program(MatchResult assertion) {
    return assertion.group(1);
  }
}
