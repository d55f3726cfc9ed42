package dev.hearth.node.signals.x11;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A display of this machine, such as :0 or unix:1.0; those of others are not an owner's session.
 */
record DisplayName(int number) {
  private static final Pattern LOCAL =
      Pattern.compile("(?:unix|[^:]*/unix)?:(\\d{1,5})(?:\\.\\d+)?");

  static Optional<DisplayName> parse(String text) {
    Matcher parts = LOCAL.matcher(text.strip());
    return parts.matches()
        ? Optional.of(new DisplayName(Integer.parseInt(parts.group(1))))
        : Optional.empty();
  }

  Path socket() {
    return Path.of("/tmp/.X11-unix/X" + number);
  }
}
