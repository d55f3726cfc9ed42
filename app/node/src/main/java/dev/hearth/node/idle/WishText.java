package dev.hearth.node.idle;

import dev.hearth.node.policy.Wish;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A wish as it is stored: a word, and a time where there is one. */
final class WishText {
  private WishText() {}

  static String write(Wish wish) {
    return switch (wish) {
      case Wish.None _ -> "none";
      case Wish.Pause pause -> "pause" + pause.until().map(time -> " " + time).orElse("");
      case Wish.Run run -> "run " + run.until();
      case Wish.Finish _ -> "finish";
    };
  }

  /** What another version wrote, or a damaged disk, means nothing here. */
  static Wish read(String text) {
    try {
      return parse(text);
    } catch (DateTimeParseException | ArrayIndexOutOfBoundsException damaged) {
      return Wish.NONE;
    }
  }

  private static Wish parse(String text) {
    String[] words = text.split(" ");
    return switch (words[0]) {
      case "pause" ->
          new Wish.Pause(
              words.length == 1 ? Optional.empty() : Optional.of(Instant.parse(words[1])));
      case "run" -> new Wish.Run(Instant.parse(words[1]));
      case "finish" -> new Wish.Finish();
      default -> Wish.NONE;
    };
  }
}
