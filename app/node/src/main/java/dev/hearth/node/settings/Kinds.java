package dev.hearth.node.settings;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.Spelling;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of settings. */
final class Kinds {
  static final Kind<Boolean> SWITCH = new Kind<>("yes or no", List.of("yes", "no"), Kinds::yesOrNo);
  static final Kind<Duration> TIME = Kind.of("a time such as 90 s, 5 min or 2 h", Kinds::time);
  static final Kind<Integer> PERCENT =
      Kind.of("a percentage from 0 to 100", text -> bounded(unit(text, "%"), 0, 100).intValue());
  static final Kind<Integer> SHARE =
      Kind.of("a percentage from 5 to 100", text -> bounded(unit(text, "%"), 5, 100).intValue());
  static final Kind<Double> AMOUNT =
      Kind.of("an amount such as 0.08", text -> bounded(text, 0, 1e9));
  static final Kind<Wei> ETHER = Kind.of("an amount of ETH such as 0.05", Kinds::ether);
  static final Kind<Set<String>> NAMES =
      Kind.of("names of programs, with commas between them", Kinds::names);
  static final Kind<String> CURRENCY =
      Kind.of("a currency's three letters, such as EUR", Kinds::currency);
  static final Kind<Optional<URI>> ADDRESS =
      Kind.of("an https address, or none", text -> unless("none", text, Kinds::https));

  static final Kind<Optional<Address>> ACCOUNT =
      Kind.of(
          "an address of 0x and 40 digits, or none", text -> unless("none", text, Spelling::read));

  static final Kind<AcceptedTokens> TOKENS =
      Kind.of(
          "addresses of tokens with commas between them, each with =0.001 behind it or without, or"
              + " none",
          AcceptedTokens::read);

  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "sec", 1L, "min", 60L, "m", 60L, "h", 3600L);

  private Kinds() {}

  /** A number of a unit that may be written behind it, or "none". */
  static Kind<Optional<Double>> limit(String unit, double least, double most) {
    return Kind.of(
        "a number from %.0f to %.0f, or none".formatted(least, most),
        text -> unless("none", text, some -> bounded(unit(some, unit), least, most)));
  }

  /** A whole number. */
  static Kind<Integer> count(int least, int most) {
    return Kind.of(
        "a number from " + least + " to " + most,
        text -> {
          int count = Integer.parseInt(text);
          if (count < least || count > most) {
            throw new IllegalArgumentException(text);
          }
          return count;
        });
  }

  static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    return new Kind<>(
        String.join(" or ", names),
        names,
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  static <T> Optional<T> unless(String word, String text, Kind.Reader<T> reader) {
    return text.equalsIgnoreCase(word) ? Optional.empty() : Optional.of(reader.read(text));
  }

  private static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "true" -> true;
      case "no", "off", "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Duration time(String text) {
    String number = text.replaceFirst("\\s*[a-z]+$", "");
    Long unit = SECONDS.get(text.substring(number.length()).strip());
    Duration time = Duration.ofSeconds(Math.multiplyExact(Long.parseLong(number), unit));
    if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(text);
    }
    return time;
  }

  private static String unit(String text, String unit) {
    return text.endsWith(unit) ? text.substring(0, text.length() - unit.length()).strip() : text;
  }

  private static Double bounded(String text, double least, double most) {
    double value = Double.parseDouble(text);
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static Wei ether(String text) {
    String number = unit(text, "ETH");
    if (!number.matches("\\d{1,9}(\\.\\d{1,18})?")) {
      throw new IllegalArgumentException(text);
    }
    return new Wei(new BigDecimal(number).movePointRight(18).toBigIntegerExact());
  }

  private static Set<String> names(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.equals("none"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String currency(String text) {
    if (!text.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static URI https(String text) {
    URI address = URI.create(text);
    if (!"https".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return address;
  }
}
