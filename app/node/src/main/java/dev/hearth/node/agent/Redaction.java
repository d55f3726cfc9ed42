package dev.hearth.node.agent;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes out of a log line what a stranger who helps need not know: the owner's name and folders,
 * network and hardware addresses (loopback ones stay), and whatever might be a key.
 */
final class Redaction {
  private static final Pattern KEY = Pattern.compile("(?<![0-9a-fA-F])(0x)?[0-9a-fA-F]{64}(?!\\w)");
  private static final Pattern ACCOUNT = Pattern.compile("0x[0-9a-fA-F]{40}(?!\\w)");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![\\d.])(?!127\\.)(\\d{1,3}\\.){3}\\d{1,3}(?!\\.?\\d)");
  private static final Pattern MAC =
      Pattern.compile(
          "(?<!\\w|\\w[:-])\\p{XDigit}{2}([:-])(\\p{XDigit}{2}\\1){4}\\p{XDigit}{2}(?!\\w|[:-]\\w)");

  /** Whatever has as many colons as an IPv6 address may have: times of day too. */
  private static final Pattern COLONS =
      Pattern.compile(
          "(?<!\\w)((\\p{XDigit}{0,4}:){2,7}((\\d{1,3}\\.){3}\\d{1,3}|\\p{XDigit}{1,4}|(?<=::)))(%\\w+)?(?!\\w)");

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
    text = MAC.matcher(text).replaceAll("an address");
    text = COLONS.matcher(text).replaceAll(Redaction::address);
    text = IPV4.matcher(text).replaceAll("an address");
    return user.length() < 3 ? text : text.replaceAll("\\b" + Pattern.quote(user) + "\\b", "user");
  }

  private static String address(MatchResult found) {
    try {
      InetAddress address = Inet6Address.ofLiteral(found.group(1));
      boolean ours = address.isLoopbackAddress() || address.isAnyLocalAddress();
      return ours ? found.group() : "an address";
    } catch (IllegalArgumentException none) {
      return found.group();
    }
  }
}
