package dev.hearth.compute.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kernel written by hand, with places such as ${ROWS} for what an operator decides. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private Template() {}

  static String fill(String resource, Map<String, Object> values) {
    return PLACE
        .matcher(text(resource))
        .replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
  }

  static String text(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String value(Map<String, Object> values, String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("nothing is known of " + name);
    }
    return values.get(name).toString();
  }
}
