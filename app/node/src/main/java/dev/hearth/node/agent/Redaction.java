package dev.hearth.node.agent;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Takes out of a log line what a stranger who helps need not know: the owner's name and folders,
 * addresses other than this machine's own, and whatever might be a key.
 */
final class Redaction {
  private static final Pattern KEY = Pattern.compile("(?<![0-9a-fA-F])(0x)?[0-9a-fA-F]{64}(?!\\w)");
  private static final Pattern ACCOUNT = Pattern.compile("0x[0-9a-fA-F]{40}(?!\\w)");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![\\d.])(?!127\\.)(\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])");
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(pass(phrase|word)?|secret|token|key)\\s*[=:]\\s*\\S+");

  private final Path home;
  private final String user;

  Redaction(Path home, String user) {
    this.home = home;
    this.user = user;
  }

  String redact(String line) {
    String text = line.replace(home.toString(), "~");
    text = PASSWORD.matcher(text).replaceAll("$1=…");
    text = KEY.matcher(text).replaceAll(found -> found.group().substring(0, 8) + "…");
    text = ACCOUNT.matcher(text).replaceAll(found -> found.group().substring(0, 8) + "…");
    text = IPV4.matcher(text).replaceAll("an address");
    return user.length() < 3 ? text : text.replaceAll("\\b" + Pattern.quote(user) + "\\b", "user");
  }
}
